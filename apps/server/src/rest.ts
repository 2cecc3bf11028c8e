import type { Operation } from './kernel/operations.ts'
import { accountsOperations } from './modules/accounts/index.ts'
import { announcementsOperations } from './modules/announcements/index.ts'
import { applicationsOperations } from './modules/applications/index.ts'
import { auditOperations } from './modules/audit/index.ts'
import { calendarOperations } from './modules/calendar/index.ts'
import { cohortsOperations } from './modules/cohorts/index.ts'
import { commentsOperations } from './modules/comments/index.ts'
import { dashboardOperations } from './modules/dashboard/index.ts'
import { enrolmentsOperations } from './modules/enrolments/index.ts'
import { findsOperations } from './modules/finds/index.ts'
import { importsOperations } from './modules/imports/index.ts'
import { institutionsOperations } from './modules/institutions/index.ts'
import { leaveOperations } from './modules/leave/index.ts'
import { lettersOperations } from './modules/letters/index.ts'
import { logbookOperations } from './modules/logbook/index.ts'
import { mailsOperations } from './modules/mail/index.ts'
import { notificationsOperations } from './modules/notifications/index.ts'
import { organisationsOperations } from './modules/organisations/index.ts'
import { peopleOperations } from './modules/people/index.ts'
import { placementsOperations } from './modules/placements/index.ts'
import { placingOperations } from './modules/placing/index.ts'
import { tokensOperations } from './modules/tokens/index.ts'
import { vacanciesOperations } from './modules/vacancies/index.ts'
import { webhooksOperations } from './modules/webhooks/index.ts'
import { weeksOperations } from './modules/weeks/index.ts'

/** Every procedure that has a second door at /api/v1. */
export const OPERATIONS: readonly Operation[] = [
  ...accountsOperations,
  ...tokensOperations,
  ...webhooksOperations,
  ...institutionsOperations,
  ...placementsOperations,
  ...placingOperations,
  ...findsOperations,
  ...lettersOperations,
  ...weeksOperations,
  ...leaveOperations,
  ...commentsOperations,
  ...announcementsOperations,
  ...calendarOperations,
  ...notificationsOperations,
  ...mailsOperations,
  ...cohortsOperations,
  ...enrolmentsOperations,
  ...peopleOperations,
  ...importsOperations,
  ...organisationsOperations,
  ...vacanciesOperations,
  ...applicationsOperations,
  ...logbookOperations,
  ...dashboardOperations,
  ...auditOperations,
]

/** What the document says of each group. */
export const TAGS: Readonly<Record<string, string>> = {
  Account: 'Oneself: name, language, password, where one is signed in.',
  Tokens: 'Personal tokens, and keys of institutions.',
  Webhooks: 'Systems that are told what happens, and what was sent to them.',
  Institution: 'The university: settings, holidays, departments, programmes.',
  Seasons: 'Cohorts, who is in them, and what has to be ready before a placement.',
  People: 'Who belongs to an institution: roles, invitations, suspensions.',
  Imports: 'People brought in from a file, mended, committed, taken back.',
  Organisations: 'Hosts: the shared registry, sites, contacts, agreements.',
  Vacancies: 'Places that hosts offer.',
  Applications: 'Students’ applications, from submitting to accepting an offer.',
  Placements: 'Who is where, and whether they have arrived.',
  Placing: 'Students placed, moved and supervised, many at once.',
  Finds: 'Places that students found themselves.',
  Letters: 'Papers that go with a placement.',
  Logs: 'Each day’s work, and who vouched for it.',
  Weeks: 'A week’s logs together: summary and sign-off.',
  Leave: 'Days on which no log is expected.',
  Comments: 'What is said beside a log.',
  Announcements: 'What a coordinator tells many.',
  Calendar: 'One’s days as a calendar feed.',
  Notifications: 'What a person was told.',
  Mails: 'What went out by mail.',
  Dashboard: 'A season in figures.',
  Audit: 'What was done, by whom and when.',
  Files: 'What is uploaded, and lists as files.',
  Server: 'Whether it runs.',
}

/** Procedures without an operation, each with the reason. */
export const WITHOUT_OPERATION: Readonly<Record<string, string>> = {
  'accounts.signIn': 'Makes a cookie for browsers; programs have POST /auth/login.',
  'people.viewAs': 'Changes what a browser’s session shows; a token shows its own person.',
  'people.endViewAs': 'Ends what only browsers have.',
  'accounts.signOut': 'Ends a cookie; a program forgets its tokens, or ends the session by POST /me/sessions/{id}/end.',
  'accounts.demoLogins': 'Fills the sign-in page of the demo.',
  'live.events': 'A stream for open pages; programs have webhooks.',
}
