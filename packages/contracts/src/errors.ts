/**
 * Every refusal by its code: the HTTP status, and what it means in a sentence. The one list that the server's error map, the REST
 * problem documents and the web's messages share. Codes are stable; words may change.
 */
export const ERRORS = {
  INPUT_INVALID: { status: 422, title: 'Some fields need mending.' },
  BODY_UNREADABLE: { status: 400, title: 'The body could not be read.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'This kind of body is not taken here.' },
  SIGNED_OUT: { status: 401, title: 'Sign in first.' },
  WRONG_CREDENTIALS: { status: 401, title: 'E-mail or password is wrong.' },
  WRONG_PASSWORD: { status: 422, title: 'That is not your password.' },
  PASSWORD_REFUSED: { status: 422, title: 'Choose another password.' },
  LINK_UNKNOWN: { status: 404, title: 'This link is not one of ours, or too old.' },
  LINK_USED: { status: 409, title: 'This link was used already.' },
  LINK_EXPIRED: { status: 409, title: 'This link is over.' },
  LINK_SUPERSEDED: { status: 409, title: 'A newer link took the place of this one.' },
  SETUP_CODE_WRONG: { status: 403, title: 'That is not the setup code. `npm start` prints it where the server runs.' },
  ALREADY_SET_UP: { status: 409, title: 'This server was set up already. Sign in.' },
  TOKEN_INVALID: { status: 401, title: 'The token is not valid (any more). Sign in again.' },
  TOO_MANY_ATTEMPTS: { status: 429, title: 'Too many failed attempts. Wait a little.' },
  FORBIDDEN: { status: 403, title: 'Your role does not allow this.' },
  CROSS_SITE: { status: 403, title: 'Refused: the request came from another site.' },
  NOT_YOURS: { status: 403, title: 'You see this, but the decision is not yours.' },
  NOT_FOUND: { status: 404, title: 'There is nothing here.' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'This address does not take that method.' },
  PLACEMENT_NOT_FOUND: { status: 404, title: 'There is no such placement of yours.' },
  LOG_NOT_FOUND: { status: 404, title: 'There is no such log.' },
  COMMENT_NOT_FOUND: { status: 404, title: 'There is no such comment.' },
  ANNOUNCEMENT_NOT_FOUND: { status: 404, title: 'There is no such announcement.' },
  ARRIVAL_NOT_FOUND: { status: 404, title: 'There is no such arrival note.' },
  WEEK_NOT_FOUND: { status: 404, title: 'There is no such week, or it has not begun.' },
  LEAVE_NOT_FOUND: { status: 404, title: 'There is no such request for leave.' },
  FILE_NOT_FOUND: { status: 404, title: 'There is no such file.' },
  NO_OPEN_PLACEMENT: { status: 409, title: 'You have no open placement. Report your arrival first.' },
  PLACEMENT_AMBIGUOUS: { status: 422, title: 'You have more than one open placement: say which.' },
  WRONG_STATE: { status: 409, title: 'This cannot be done in its present state.' },
  STALE_REVISION: { status: 409, title: 'It was changed since you read it. Read the new revision first.' },
  UNDO_OVER: { status: 409, title: 'It can no longer be taken back.' },
  REASON_NEEDED: { status: 422, title: 'Give a reason.' },
  DATE_TAKEN: { status: 409, title: 'There is a log for this day already.' },
  DATE_NOT_OPEN: { status: 422, title: 'No log is taken for this day.' },
  WEEK_NOT_OVER: { status: 409, title: 'The week can be signed from its last working day on.' },
  WEEK_UNDECIDED: { status: 409, title: 'Some days of the week are not decided yet.' },
  LEAVE_OVERLAPS: { status: 409, title: 'Some of these days are asked for or granted already.' },
  ID_TAKEN: { status: 409, title: 'This id cannot be used. Make a new one.' },
  FILE_TOO_LARGE: { status: 413, title: 'The file is too large.' },
  FILE_EMPTY: { status: 422, title: 'The file is empty.' },
  FILE_TYPE_REFUSED: { status: 422, title: 'This kind of file is not taken: use JPEG, PNG, WebP or PDF.' },
  FILE_NOT_READY: { status: 409, title: 'The file is still being prepared. Try again in a moment.' },
  TOO_MANY_FILES: { status: 422, title: 'Too many files.' },
  STALE_VERSION: { status: 409, title: 'Somebody else changed this since you opened it. Look at it again.' },
  COHORT_NOT_FOUND: { status: 404, title: 'There is no such season of yours.' },
  ORGANISATION_NOT_FOUND: { status: 404, title: 'There is no such host.' },
  CODE_TAKEN: { status: 409, title: 'This code is in use already.' },
  LOGS_OUTSIDE: { status: 409, title: 'Logs that are there would fall outside of the season.' },
  HAS_PLACEMENT: { status: 409, title: 'A student with a live placement cannot be taken out of the season.' },
  CHECKLIST_OPEN: { status: 409, title: 'Something on the checklist is still open.' },
  ORGANISATION_IN_USE: { status: 409, title: 'Students are placed at this host, or vacancies name it.' },
  MERGE_REFUSED: { status: 409, title: 'These two cannot be merged.' },
  CONTACT_IS_STUDENT: { status: 422, title: 'This address belongs to a student: nobody vouches for himself.' },
  CONTACT_UNCHECKED: { status: 409, title: 'A coordinator has to check this contact first.' },
  CONTACT_HAS_ACCOUNT: { status: 409, title: 'This address is in use elsewhere too: only its owner can change it.' },
  EMAIL_TAKEN: { status: 409, title: 'This address belongs to somebody already.' },
  VACANCY_NOT_FOUND: { status: 404, title: 'There is no such vacancy.' },
  APPLICATION_NOT_FOUND: { status: 404, title: 'There is no such application.' },
  SLOTS_TAKEN: { status: 409, title: 'More places than that are taken or offered.' },
  DEADLINE_OVER: { status: 409, title: 'The last day for applying has passed. Set a later one first.' },
  APPLICATIONS_CLOSED: { status: 409, title: 'No more applications are taken here.' },
  APPLICATION_LIMIT: { status: 409, title: 'You have as many open applications as you may.' },
  ALREADY_APPLIED: { status: 409, title: 'You have applied here already.' },
  ALREADY_PLACED: { status: 409, title: 'There is a placement in this season already.' },
  NOT_ENROLLED: { status: 409, title: 'You are not in this season.' },
  NO_FREE_SLOT: { status: 409, title: 'Every place is taken or offered.' },
  OFFER_EXPIRED: { status: 409, title: 'The time for answering this offer is over.' },
  OWN_SUPERVISOR: { status: 422, title: 'Nobody supervises himself.' },
  DAYS_IN_USE: { status: 409, title: 'There are logs or leave outside of these days.' },
  PLACEMENT_WAITS: { status: 409, title: 'Something of this placement still waits, or it is not over yet.' },
  PLACEMENTS_MOVED: { status: 409, title: 'Some of these placements have changed since you looked.' },
  STUDENTS_REFUSED: { status: 409, title: 'Some of these students cannot be placed there (any more).' },
  PERSON_NOT_FOUND: { status: 404, title: 'There is no such person.' },
  REGISTRATION_TAKEN: { status: 409, title: 'Another student has this registration number.' },
  LAST_COORDINATOR: { status: 409, title: 'An institution keeps at least one coordinator who can sign in.' },
  YOURSELF: { status: 409, title: 'Nobody does this to himself: ask another coordinator.' },
  PERSON_ELSEWHERE: { status: 409, title: 'This person belongs to another institution too.' },
  VIEWING_AS_READ_ONLY: { status: 409, title: 'You look at the pages of somebody else: nothing is written. Go back to your own first.' },
  VIEW_REFUSED: { status: 409, title: 'The pages of this person are not shown to others.' },
  MAIL_NOT_FOUND: { status: 404, title: 'There is no such mail.' },
  MAIL_SECRET: { status: 409, title: 'This mail held a link that only its reader may have. A new one has to be asked for.' },
  IMPORT_UNREADABLE: { status: 422, title: 'This file cannot be read.' },
  IMPORT_TOO_LARGE: { status: 422, title: 'This file is too large.' },
  IMPORT_FAULTS: { status: 409, title: 'Some rows have to be mended or left out first.' },
  WEBHOOK_NOT_FOUND: { status: 404, title: 'There is no such endpoint.' },
  WEBHOOK_ADDRESS_REFUSED: { status: 422, title: 'Nothing is sent to this address: it lies inside a network, or it is not https.' },
  DELIVERY_NOT_FOUND: { status: 404, title: 'There is no such message, or it is no longer kept.' },
  TOO_MANY_WEBHOOKS: { status: 409, title: 'An institution has no more endpoints than that. Remove one first.' },
  CONFLICT: { status: 409, title: 'Somebody else changed this at the same moment. Look again and repeat.' },
  UNAVAILABLE: { status: 503, title: 'Not available at the moment. Nothing was lost; try again.' },
  INTERNAL: { status: 500, title: 'Something went wrong on our side. Nothing was written.' },
} as const satisfies Record<string, { status: number; title: string }>

export type ErrorCode = keyof typeof ERRORS

/** One field that needs mending. `pointer` is a JSON Pointer into the input (RFC 6901). */
export interface FieldError {
  pointer: string
  message: string
}

/** What travels beside a tRPC error, so that a form can name the field and keep what was typed. */
export interface ErrorDetails {
  code: ErrorCode
  /** More than the title, where there is more to say. English; the web words it from `code` and `facts`. */
  detail?: string
  fields?: FieldError[]
  facts?: Record<string, string | number>
}
