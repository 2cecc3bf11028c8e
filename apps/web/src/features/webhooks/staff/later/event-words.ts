import type { WebhookEventType } from '@ipt/domain'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** What a webhook can be told of, by what it is about. A new kind of event is a type error until it has words. */
export const EVENT_WORDS: Record<WebhookEventType, MessageDescriptor> = {
  'log.submitted': msg({ message: 'Sent', context: 'webhook' }),
  'log.amended': msg({ message: 'Changed before it was read', context: 'webhook' }),
  'log.resubmitted': msg({ message: 'Sent again', context: 'webhook' }),
  'log.returned': msg({ message: 'Returned', context: 'webhook' }),
  'log.return_withdrawn': msg({ message: 'Return taken back', context: 'webhook' }),
  'log.verified': msg({ message: 'Verified', context: 'webhook' }),
  'log.verification_undone': msg({ message: 'Verification taken back', context: 'webhook' }),
  'log.validated': msg({ message: 'Validated', context: 'webhook' }),
  'log.flagged': msg({ message: 'Flagged', context: 'webhook' }),
  'log.flag_cleared': msg({ message: 'Flag cleared', context: 'webhook' }),
  'log.returned_by_coordinator': msg({ message: 'Returned by the coordinator', context: 'webhook' }),
  'log.voided': msg({ message: 'Voided', context: 'webhook' }),
  'week.summary_written': msg({ message: 'Summed up', context: 'webhook' }),
  'week.signed_off': msg({ message: 'Signed off', context: 'webhook' }),
  'week.sign_off_undone': msg({ message: 'Signature taken back', context: 'webhook' }),
  'arrival.reported': msg({ message: 'Reported', context: 'webhook' }),
  'arrival.confirmed': msg({ message: 'Arrival confirmed', context: 'webhook' }),
  'arrival.returned': msg({ message: 'Note returned', context: 'webhook' }),
  'leave.asked': msg({ message: 'Asked for', context: 'webhook' }),
  'leave.granted': msg({ message: 'Granted', context: 'webhook' }),
  'leave.declined': msg({ message: 'Declined', context: 'webhook' }),
  'leave.withdrawn': msg({ message: 'Request withdrawn', context: 'webhook' }),
  'leave.decision_undone': msg({ message: 'Decision taken back', context: 'webhook' }),
  'placement.proposed': msg({ message: 'Own find proposed', context: 'webhook' }),
  'placement.proposal_withdrawn': msg({ message: 'Own find taken back', context: 'webhook' }),
  'placement.confirmed': msg({ message: 'Placed', context: 'webhook' }),
  'placement.activated': msg({ message: 'Training began', context: 'webhook' }),
  'placement.completed': msg({ message: 'Completed', context: 'webhook' }),
  'placement.ended_early': msg({ message: 'Ended early', context: 'webhook' }),
  'placement.cancelled': msg({ message: 'Cancelled', context: 'webhook' }),
  'placement.moved': msg({ message: 'Moved to another place', context: 'webhook' }),
  'placement.dates_changed': msg({ message: 'Other dates', context: 'webhook' }),
  'placement.supervisor_changed': msg({ message: 'Other supervisor', context: 'webhook' }),
  'vacancy.published': msg({ message: 'Published', context: 'webhook' }),
  'vacancy.closed': msg({ message: 'Closed', context: 'webhook' }),
  'vacancy.reopened': msg({ message: 'Opened again', context: 'webhook' }),
  'application.submitted': msg({ message: 'Application sent', context: 'webhook' }),
  'application.withdrawn': msg({ message: 'Application withdrawn', context: 'webhook' }),
  'application.shortlisted': msg({ message: 'On the short list', context: 'webhook' }),
  'application.waitlisted': msg({ message: 'On the waiting list', context: 'webhook' }),
  'application.rejected': msg({ message: 'Rejected', context: 'webhook' }),
  'application.offered': msg({ message: 'Place offered', context: 'webhook' }),
  'application.offer_revoked': msg({ message: 'Offer taken back', context: 'webhook' }),
  'application.offer_expired': msg({ message: 'Offer ran out', context: 'webhook' }),
  'application.accepted': msg({ message: 'Offer accepted', context: 'webhook' }),
  'application.declined': msg({ message: 'Offer declined', context: 'webhook' }),
}

type Subject = WebhookEventType extends `${infer About}.${string}` ? About : never

/** What they are about, in the order in which they are offered. */
export const SUBJECT_WORDS: Record<Subject, MessageDescriptor> = {
  log: msg({ message: 'Logs', context: 'webhook' }),
  week: msg({ message: 'Weeks', context: 'webhook' }),
  arrival: msg({ message: 'Arrival notes', context: 'webhook' }),
  leave: msg({ message: 'Leave', context: 'webhook' }),
  placement: msg({ message: 'Placements', context: 'webhook' }),
  vacancy: msg({ message: 'Vacancies', context: 'webhook' }),
  application: msg({ message: 'Applications', context: 'webhook' }),
}
