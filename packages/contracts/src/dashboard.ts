import { z } from 'zod'
import { Id, Moment, PersonRef } from './primitives.ts'

export const DashboardInput = z.strictObject({ cohortId: Id.optional() })
export type DashboardInput = z.infer<typeof DashboardInput>

/** States in which a log waits for somebody. */
export const WaitingStatus = z.enum(['SUBMITTED', 'REVISION_REQUESTED', 'VERIFIED_INDUSTRY', 'FLAGGED'])

/** What a coordinator is needed for; each leads to its rows. */
export const ATTENTION = ['FLAGS', 'ARRIVALS', 'FINDS', 'APPLICATIONS', 'HOSTS', 'DRAFTS', 'BOUNCES', 'CHECKLIST'] as const

/** A season at a glance. Every number is that of a list. */
export const DashboardView = z.object({
  cohort: z.object({ id: Id, name: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date(), institutionId: Id }),
  /** Other seasons of the asker's institutions, the latest first. */
  seasons: z.array(z.object({ id: Id, name: z.string() })),
  /** Students who are in the season, and those of them with a live placement. */
  enrolled: z.int(),
  placed: z.int(),
  programmes: z.array(z.object({ id: Id, name: z.string(), enrolled: z.int(), placed: z.int() })),
  /** Of placements that stand or run: by arrival note. */
  arrivals: z.object({ none: z.int(), reported: z.int(), confirmed: z.int() }),
  /** Of placements that stand or run: those without a supervisor. */
  without: z.object({ industrial: z.int(), university: z.int() }),
  /** Free places of published vacancies, against students without a placement. */
  capacity: z.object({ vacancies: z.int(), free: z.int() }),
  /** Logs that wait, by state: how many, since when the oldest does, and how many for over a week. */
  waiting: z.array(
    z.object({ status: WaitingStatus, logs: z.int(), oldestOn: z.iso.date().nullable(), overWeek: z.int(), overdue: z.int() }),
  ),
  /** The season's deadlines in days, by the state that waits. */
  deadlines: z.object({ SUBMITTED: z.int().nullable(), VERIFIED_INDUSTRY: z.int().nullable() }),
  /** Industrial supervisors with logs that wait for longer than the deadline, or than a week. The slowest first. */
  slow: z.array(z.object({ person: PersonRef, logs: z.int(), days: z.int() })),
  attention: z.array(z.object({ what: z.enum(ATTENTION), count: z.int(), oldestAt: Moment.nullable() })),
  /** Live logs by the week of their day. `done` is validated, `checked` verified too. */
  weeks: z.array(z.object({ startsOn: z.iso.date(), logged: z.int(), verified: z.int(), validated: z.int() })),
  /** Until when events are counted in what logs come to. */
  countedAt: Moment,
})
export type DashboardView = z.infer<typeof DashboardView>
