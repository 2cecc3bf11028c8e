import type { NotificationKind } from '../kind.ts'
import { applicationAccepted } from './application-accepted.ts'
import { applicationDeclined } from './application-declined.ts'
import { applicationExpired } from './application-expired.ts'
import { applicationOfferRevoked } from './application-offer-revoked.ts'
import { applicationOffered } from './application-offered.ts'
import { applicationRejected } from './application-rejected.ts'
import { arrivalConfirmed } from './arrival-confirmed.ts'
import { arrivalReported } from './arrival-reported.ts'
import { arrivalReturned } from './arrival-returned.ts'
import { checklistReturned } from './checklist-returned.ts'
import { logFlagCleared } from './log-flag-cleared.ts'
import { logFlagged } from './log-flagged.ts'
import { logResubmitted } from './log-resubmitted.ts'
import { logReturned } from './log-returned.ts'
import { logReturnedToStudent } from './log-returned-to-student.ts'
import { logSubmitted } from './log-submitted.ts'
import { logValidated } from './log-validated.ts'
import { logVerified } from './log-verified.ts'
import { logVoided } from './log-voided.ts'

const KINDS: readonly NotificationKind[] = [
  applicationAccepted,
  applicationDeclined,
  applicationExpired,
  applicationOffered,
  applicationOfferRevoked,
  applicationRejected,
  arrivalConfirmed,
  arrivalReported,
  arrivalReturned,
  checklistReturned,
  logFlagCleared,
  logFlagged,
  logResubmitted,
  logReturned,
  logReturnedToStudent,
  logSubmitted,
  logValidated,
  logVerified,
  logVoided,
]

/** The kinds of notification by the event that brings them. */
export const KIND_OF_EVENT: ReadonlyMap<string, NotificationKind> = new Map(KINDS.map((kind) => [kind.on, kind]))
