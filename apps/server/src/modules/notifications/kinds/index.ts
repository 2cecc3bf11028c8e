import type { NotificationKind } from '../kind.ts'
import { announcementPublished } from './announcement-published.ts'
import { arrivalConfirmed } from './arrival-confirmed.ts'
import { arrivalReported } from './arrival-reported.ts'
import { arrivalReturned } from './arrival-returned.ts'
import { leaveAsked } from './leave-asked.ts'
import { leaveDeclined } from './leave-declined.ts'
import { leaveGranted } from './leave-granted.ts'
import { logCommented } from './log-commented.ts'
import { logFlagCleared } from './log-flag-cleared.ts'
import { logFlagged } from './log-flagged.ts'
import { logResubmitted } from './log-resubmitted.ts'
import { logReturned } from './log-returned.ts'
import { logReturnedToStudent } from './log-returned-to-student.ts'
import { logSubmitted } from './log-submitted.ts'
import { logValidated } from './log-validated.ts'
import { logVerified } from './log-verified.ts'
import { logVoided } from './log-voided.ts'
import { weekSigned } from './week-signed.ts'

const KINDS: readonly NotificationKind[] = [
  announcementPublished,
  arrivalConfirmed,
  arrivalReported,
  arrivalReturned,
  leaveAsked,
  leaveDeclined,
  leaveGranted,
  logCommented,
  logFlagCleared,
  logFlagged,
  logResubmitted,
  logReturned,
  logReturnedToStudent,
  logSubmitted,
  logValidated,
  logVerified,
  logVoided,
  weekSigned,
]

/** The kinds of notification by the event that brings them. */
export const KIND_OF_EVENT: ReadonlyMap<string, NotificationKind> = new Map(KINDS.map((kind) => [kind.on, kind]))
