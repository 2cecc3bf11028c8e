import {
  APPLICATION_STATUSES,
  ARRIVAL_STATUSES,
  LEAVE_KINDS,
  LEAVE_STATUSES,
  PING,
  PLACEMENT_STATUSES,
  VACANCY_STATUSES,
  WEEK_STATUSES,
  type WebhookMessageType,
} from '@ipt/domain'
import { LOG_STATUSES } from '@ipt/log-machine'
import { z } from 'zod'
import { Day, Id, Moment } from './primitives.ts'

/** An id that not every event of a kind knows. */
const MaybeId = Id.nullable().default(null)
const MaybeDay = Day.nullable().default(null)

/** Whose it is, and who did it: null for the platform itself. */
const done = { institution_id: Id, actor_id: Id.nullable() }
const statuses = <const Status extends readonly string[]>(status: Status) => ({
  /** Null where it began with this. */
  status_before: z.enum(status).nullable(),
  status: z.enum(status),
})
/** The placement that it is about, and who was on it then. */
const cast = { placement_id: Id, student_id: Id, industrial_supervisor_id: MaybeId, university_supervisor_id: MaybeId }

const LogData = z.object({ ...done, log_id: Id, ...cast, log_date: Day, revision: z.int(), ...statuses(LOG_STATUSES) })
const WeekData = z.object({ ...done, week_id: Id, ...cast, week_starts_on: Day, revision: z.int(), ...statuses(WEEK_STATUSES) })
const ArrivalData = z.object({ ...done, arrival_note_id: Id, ...cast, arrived_on: Day, revision: z.int(), ...statuses(ARRIVAL_STATUSES) })
/** `from` and `to` are the first and the last day. */
const LeaveData = z.object({
  ...done,
  leave_id: Id,
  ...cast,
  leave_kind: z.enum(LEAVE_KINDS),
  from: Day,
  to: Day,
  ...statuses(LEAVE_STATUSES),
})
const PlacementData = z.object({
  ...done,
  ...cast,
  cohort_id: MaybeId,
  organisation_id: MaybeId,
  vacancy_id: MaybeId,
  application_id: MaybeId,
  ...statuses(PLACEMENT_STATUSES),
})
/** `from` and `to` are the days that it now has, or the last one of a placement that ended. */
const PlacementDays = PlacementData.extend({ from: MaybeDay, to: MaybeDay, next_placement_id: MaybeId })
const SupervisorData = PlacementData.extend({
  as: z.enum(['industrial', 'university']),
  supervisor_id: MaybeId,
  earlier_supervisor_id: MaybeId,
})
const VacancyData = z.object({ ...done, vacancy_id: Id, cohort_id: Id, organisation_id: Id, ...statuses(VACANCY_STATUSES) })
const ApplicationData = z.object({
  ...done,
  application_id: Id,
  vacancy_id: Id,
  cohort_id: Id,
  organisation_id: Id,
  student_id: Id,
  /** The last day of an offer. */
  answer_by: MaybeDay,
  ...statuses(APPLICATION_STATUSES),
})

interface WebhookMessage {
  /** What it says, in a sentence. */
  about: string
  /** What `data` holds: ids, states and days, never a name and never what somebody wrote. */
  data: z.ZodObject
}

/** Every message that an endpoint can get, by its `type`. */
export const WEBHOOK_MESSAGES = {
  [PING]: { about: 'Somebody tests the endpoint.', data: z.object({ institution_id: Id, endpoint_id: Id }) },
  'log.submitted': { about: 'A student sent the log of a day.', data: LogData },
  'log.amended': { about: 'A student changed a log before it was read.', data: LogData },
  'log.resubmitted': { about: 'A student sent a log that had been returned.', data: LogData },
  'log.returned': { about: 'The industrial supervisor asked for a revision.', data: LogData },
  'log.return_withdrawn': { about: 'The industrial supervisor took that back.', data: LogData },
  'log.verified': { about: 'The industrial supervisor verified a log.', data: LogData },
  'log.verification_undone': { about: 'The industrial supervisor took the verification back.', data: LogData },
  'log.validated': { about: 'The university supervisor validated a log: it is archived.', data: LogData },
  'log.flagged': { about: 'The university supervisor flagged a log to the coordinator.', data: LogData },
  'log.flag_cleared': { about: 'The coordinator cleared the flag.', data: LogData },
  'log.returned_by_coordinator': { about: 'The coordinator returned a flagged log to the student.', data: LogData },
  'log.voided': { about: 'The coordinator voided a log: its day is free again.', data: LogData },
  'week.summary_written': { about: 'A student summed up a week.', data: WeekData },
  'week.signed_off': { about: 'The industrial supervisor signed a week off.', data: WeekData },
  'week.sign_off_undone': { about: 'The industrial supervisor took the signature back.', data: WeekData },
  'arrival.reported': { about: 'A student reported the arrival.', data: ArrivalData },
  'arrival.confirmed': { about: 'The industrial supervisor confirmed the arrival.', data: ArrivalData },
  'arrival.returned': { about: 'The industrial supervisor returned the arrival note.', data: ArrivalData },
  'leave.asked': { about: 'A student asked for leave.', data: LeaveData },
  'leave.granted': { about: 'The industrial supervisor granted it.', data: LeaveData },
  'leave.declined': { about: 'The industrial supervisor declined it.', data: LeaveData },
  'leave.withdrawn': { about: 'The student took the request back.', data: LeaveData },
  'leave.decision_undone': { about: 'The industrial supervisor took the decision back.', data: LeaveData },
  'placement.proposed': { about: 'A student proposed a place that he found himself.', data: PlacementData },
  'placement.proposal_withdrawn': { about: 'The student took the proposal back.', data: PlacementData },
  'placement.confirmed': { about: 'A student is placed.', data: PlacementData },
  'placement.activated': { about: 'The training began.', data: PlacementData },
  'placement.completed': { about: 'The training is complete.', data: PlacementDays },
  'placement.ended_early': { about: 'The training ended early.', data: PlacementDays },
  'placement.cancelled': { about: 'The placement was cancelled.', data: PlacementDays },
  'placement.moved': { about: 'The student goes on at another place, in the placement that is named.', data: PlacementDays },
  'placement.dates_changed': { about: 'The placement has other days.', data: PlacementDays },
  'placement.supervisor_changed': { about: 'Somebody else supervises the placement.', data: SupervisorData },
  'vacancy.published': { about: 'A vacancy was published.', data: VacancyData },
  'vacancy.closed': { about: 'A vacancy was closed.', data: VacancyData },
  'vacancy.reopened': { about: 'A vacancy was opened again.', data: VacancyData },
  'application.submitted': { about: 'A student applied.', data: ApplicationData },
  'application.withdrawn': { about: 'The student withdrew the application.', data: ApplicationData },
  'application.shortlisted': { about: 'The application was put on the short list.', data: ApplicationData },
  'application.waitlisted': { about: 'The application was put on the waiting list.', data: ApplicationData },
  'application.rejected': { about: 'The application was rejected.', data: ApplicationData },
  'application.offered': { about: 'The student was offered the place.', data: ApplicationData },
  'application.offer_revoked': { about: 'The offer was taken back.', data: ApplicationData },
  'application.offer_expired': { about: 'Nobody answered the offer in time.', data: ApplicationData },
  'application.accepted': { about: 'The student accepted the offer.', data: ApplicationData },
  'application.declined': { about: 'The student declined the offer.', data: ApplicationData },
} as const satisfies Record<WebhookMessageType, WebhookMessage>

/** The body of every message: what happened, when it happened, and to what. */
export const WebhookBody = z.object({ type: z.string(), timestamp: Moment, data: z.record(z.string(), z.unknown()) })
export type WebhookBody = z.infer<typeof WebhookBody>
