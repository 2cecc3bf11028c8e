import { z } from 'zod'
import { Id, Moment, PageInput, PersonRef, pageOf, text } from './primitives.ts'

export const DashboardInput = z.strictObject({ cohortId: Id.optional() })
export type DashboardInput = z.infer<typeof DashboardInput>

/** States in which a log waits for somebody. */
export const WaitingStatus = z.enum(['SUBMITTED', 'REVISION_REQUESTED', 'VERIFIED_INDUSTRY', 'FLAGGED'])

/** What a coordinator is needed for; each leads to its rows. */
export const ATTENTION = ['FLAGS', 'ARRIVALS', 'FINDS', 'APPLICATIONS', 'HOSTS', 'DRAFTS', 'BOUNCES', 'CHECKLIST'] as const

/** A season at a glance. Every number is that of a list. */
export const DashboardView = z.object({
  cohort: z.object({ id: Id, name: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date(), institutionId: Id }),
  /** Other seasons of the asker's institutions, the latest first; not all of them where there are more. */
  seasons: z.array(z.object({ id: Id, name: z.string() })),
  moreSeasons: z.boolean(),
  /** Students who are in the season, and those of them with a live placement. */
  enrolled: z.int(),
  placed: z.int(),
  programmes: z.array(z.object({ id: Id, name: z.string(), enrolled: z.int(), placed: z.int() })),
  /** Of placements that stand or run: by arrival note. */
  arrivals: z.object({ none: z.int(), reported: z.int(), confirmed: z.int() }),
  /** Of placements that stand or run: those without a supervisor. */
  without: z.object({ industrial: z.int(), university: z.int() }),
  /** Places of published vacancies, and how many of them are free; students with an open application. */
  capacity: z.object({ vacancies: z.int(), slots: z.int(), free: z.int(), applicants: z.int() }),
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

/** The seasons of the asker's institutions, the latest first; by part of their name. */
export const ListSeasonsInput = z.strictObject({ q: text(100).optional(), ...PageInput })
export type ListSeasonsInput = z.input<typeof ListSeasonsInput>
export const SeasonPage = pageOf(
  z.object({ id: Id, name: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date(), institution: z.string() }),
)
export type SeasonPage = z.infer<typeof SeasonPage>

export const SeasonGapsInput = z.strictObject({ cohortId: Id })
export type SeasonGapsInput = z.infer<typeof SeasonGapsInput>
/** What a season's totals don't hold, so that it is looked for: expected days without a log, and hosts that may be one. */
export const SeasonGaps = z.object({
  /** Placements that run, with at least one such day; and their days together. */
  missing: z.object({ placements: z.int(), days: z.int() }),
  /** Hosts that the asker answers for, and that may be the same as another. */
  doubles: z.int(),
})
export type SeasonGaps = z.infer<typeof SeasonGaps>
