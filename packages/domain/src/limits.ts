/** Bounds that the contracts enforce and the forms show. Plain numbers, so that a screen can use them without a validator. */
export const LIMITS = {
  /** Characters of a daily log. */
  logContent: 5_000,
  /** Characters of a reason, comment or note. */
  comment: 2_000,
  /** Characters of an announcement, and of its title. */
  announcement: 5_000,
  announcementTitle: 120,
  /** Characters of a student's summary of a week: with the days it fits on one page. */
  weekSummary: 3_000,
  /** Days of one request for leave. */
  leaveDays: 31,
  /** Skills named on one log, and characters of each. */
  skills: 20,
  skill: 60,
  /** Hours of one day's work, in quarter hours. */
  hours: 24,
  hoursStep: 0.25,
  /** Files of one log. */
  filesPerLog: 5,
  /** Bytes of one file: 10 MB. */
  fileBytes: 10 * 1024 * 1024,
  /** Characters of a file's name. */
  fileName: 200,
  /** Rows of one page. */
  page: 100,
  /** Logs decided by one press. */
  bulk: 100,
  email: 254,
  /** Characters of a password: at least, at most. Nothing is asked of their kinds (NIST SP 800-63B-4, 3.1.1.2). */
  passwordLeast: 10,
  password: 1_024,
  /** Characters of the name of a person or an institution. */
  name: 120,
  /** Characters of a short name, a code or a telephone number. */
  code: 30,
  /** Characters of an address, on paper or on the web. */
  address: 300,
  /** Holidays of one list, or students of one press. */
  list: 500,
  /** Days of a season's deadlines and minimum, and minutes of its minimum. */
  seasonDays: 366,
  seasonMinutes: 600_000,
  /** Days of the longest season: three years. */
  seasonLength: 1_096,
  /** Applications that a student may have open at a time. */
  applications: 50,
  /** Items of a season's checklist. */
  checklistItems: 30,
  /** Places of one vacancy, and characters of its description or of a letter. */
  slots: 500,
  letter: 5_000,
  /** Days that an offer may stay open. */
  offerDays: 60,
  /** Tokens of one person, or keys of one institution, that work at a time; characters of their names. */
  tokens: 50,
  tokenName: 60,
  /** Endpoints of one institution, and characters of the address of one. */
  webhooks: 20,
  webhookUrl: 1_000,
} as const

/** A decision can be taken back for this long. */
export const UNDO_MS = 15 * 60_000
