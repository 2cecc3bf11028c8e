import type { NotificationKind } from '../kind.ts'
import { announcementPublished } from './announcement-published.ts'
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
import { placementCancelled } from './placement-cancelled.ts'
import { placementCompleted } from './placement-completed.ts'
import { placementConfirmed } from './placement-confirmed.ts'
import { placementDatesChanged } from './placement-dates-changed.ts'
import { placementEndedEarly } from './placement-ended-early.ts'
import { placementMoved } from './placement-moved.ts'
import { placementProposed } from './placement-proposed.ts'
import { placementSupervisorChanged } from './placement-supervisor-changed.ts'
import { webhookSwitchedOff } from './webhook-switched-off.ts'
import { weekSigned } from './week-signed.ts'

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
  announcementPublished,
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
  placementEndedEarly,
  placementCancelled,
  placementCompleted,
  placementDatesChanged,
  placementConfirmed,
  placementSupervisorChanged,
  placementMoved,
  placementProposed,
  webhookSwitchedOff,
  weekSigned,
]

/** The kinds of notification by the event that brings them. */
export const KIND_OF_EVENT: ReadonlyMap<string, NotificationKind> = new Map(KINDS.map((kind) => [kind.on, kind]))
