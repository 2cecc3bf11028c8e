import { addDays, dateIn, daysFrom, holdsRole, type IsoDate, isExtraDay, type Language, type Role, userIdOf, weekdayOf } from '@ipt/domain'
import type { Ctx } from '../../kernel/use-case.ts'
import { holidaysWithin } from '../institutions/index.ts'
import { cohortsFor, dayKey, grantedLeave, loggedDays, type PlacementRow, placementsFor } from './calendar.sources.ts'
import type { CalendarEntry } from './ical.ts'
import { CALENDAR_WORDS } from './words.ts'

/** Everything in the actor's calendar, in each of the roles held, by day: only what, and whom, that role may see now. */
export async function entriesOf(ctx: Ctx, language: Language): Promise<CalendarEntry[]> {
  const words = CALENDAR_WORDS[language]
  const inRole: Record<Role, () => Promise<CalendarEntry[]>> = {
    student: async () => studentEntries(ctx, await placementsFor(ctx, 'student'), words),
    industrialSupervisor: async () => {
      const placements = await placementsFor(ctx, 'industrialSupervisor')
      return [...turns(placements, 'industry', words), ...review(ctx, placements, words)]
    },
    universitySupervisor: async () => {
      const placements = await placementsFor(ctx, 'universitySupervisor')
      return [...turns(placements, 'university', words), ...cohortsOf(placements).flatMap((cohort) => season(cohort, words))]
    },
    coordinator: async () => (await cohortsFor(ctx)).flatMap((cohort) => [...season(cohort, words), ...closing(cohort, words)]),
  }
  const entries: CalendarEntry[] = []
  for (const role of Object.keys(inRole) as Role[]) if (holdsRole(ctx.actor, role)) entries.push(...(await inRole[role]()))
  const once = [...new Map(entries.map((entry) => [entry.key, entry])).values()]
  return once.sort((a, b) => a.from.localeCompare(b.from) || a.key.localeCompare(b.key))
}

type Words = (typeof CALENDAR_WORDS)[Language]

const stampOf = ({ created_at, changed_at, changes }: PlacementRow) => ({ changedAt: new Date(changed_at ?? created_at), changes })

async function studentEntries(ctx: Ctx, placements: readonly PlacementRow[], words: Words): Promise<CalendarEntry[]> {
  const ids = placements.map(({ id }) => id)
  const [logged, leave, holidays] = await Promise.all([loggedDays(ctx, ids), grantedLeave(ctx, ids), holidaysWithin(ctx.em, placements)])
  const away = new Set(leave.flatMap((each) => daysFrom(each.from_on, each.to_on).map((day) => dayKey(each.placement_id, day))))
  const expected = (placementId: string, day: IsoDate) => !logged.has(dayKey(placementId, day)) && !away.has(dayKey(placementId, day))
  return [
    ...placements.flatMap((row) => {
      const place = `${row.organisation_name}, ${row.site_name}`
      const about = { place, ...stampOf(row) }
      const free = holidays(row).map(({ day }) => day)
      return [
        { key: `${row.id}/begins`, from: row.starts_on, summary: words.trainingBegins(row.organisation_name), ...about },
        { key: `${row.id}/ends`, from: row.ends_on, summary: words.trainingEnds(row.organisation_name), ...about },
        ...lastDays(ctx, row, (day) => !isExtraDay(day, row.working_days, free) && expected(row.id, day), words),
      ]
    }),
    ...cohortsOf(placements).map((cohort) => seasonEnds(cohort, words)),
    ...leave.map((each) => ({
      key: `leave/${each.id}`,
      from: each.from_on,
      to: each.to_on,
      summary: words.leave,
      changedAt: new Date(each.decided_at ?? each.asked_at),
      changes: each.version,
    })),
  ]
}

/** The day on which the window closes for each working day that is over and has no log. None where it stays open until the season ends. */
function lastDays(ctx: Ctx, row: PlacementRow, expected: (day: IsoDate) => boolean, words: Words): CalendarEntry[] {
  const window = row.log_window_days
  if (row.status !== 'ACTIVE' || window == null) return []
  const today = dateIn(row.time_zone, ctx.clock())
  const from = latest(row.starts_on, row.cohort_starts_on, addDays(today, -window))
  const to = earliest(row.ends_on, row.cohort_ends_on, addDays(today, -1))
  return daysFrom(from, to)
    .filter(expected)
    .map((day) => ({
      key: `${row.id}/log/${day}`,
      from: addDays(day, window),
      summary: words.logUntilToday(day),
      changedAt: new Date(`${addDays(day, 1)}T00:00:00Z`),
      changes: 0,
    }))
}

/** When the placements of somebody's students begin and end: one entry a day, however many they are. */
function turns(placements: readonly PlacementRow[], as: string, words: Words): CalendarEntry[] {
  const on = (turn: 'begins' | 'ends', dayOf: (row: PlacementRow) => IsoDate, say: (what: string) => string) =>
    [...Map.groupBy(placements, dayOf)].map(([day, rows]) => ({
      key: `${as}/${turn}/${day}`,
      from: day,
      summary: say(rows.length === 1 ? (rows[0]?.student_name ?? '') : words.students(rows.length)),
      description: rows.map((row) => `${row.student_name}: ${row.organisation_name}, ${row.site_name}`).join('\n'),
      changedAt: new Date(Math.max(...rows.map((row) => stampOf(row).changedAt.getTime()))),
      changes: rows.reduce((sum, row) => sum + row.changes, 0),
    }))
  return [...on('begins', (row) => row.starts_on, words.trainingBegins), ...on('ends', (row) => row.ends_on, words.trainingEnds)]
}

const FRIDAY = 5

/** One reminder a week for all trainees together, on Fridays, from the first one's week on until the last one leaves. */
function review(ctx: Ctx, placements: readonly PlacementRow[], words: Words): CalendarEntry[] {
  const live = placements.filter(({ status }) => status === 'CONFIRMED' || status === 'ACTIVE')
  if (live.length === 0) return []
  const starts = earliest(...live.map((row) => row.starts_on))
  const friday = addDays(starts, (FRIDAY - weekdayOf(starts) + 7) % 7)
  const until = latest(...live.map((row) => row.ends_on))
  if (friday > until) return []
  return [
    {
      key: `review/${userIdOf(ctx.actor)}`,
      from: friday,
      weeklyUntil: until,
      summary: words.review,
      description: live.map((row) => row.student_name).join('\n'),
      changedAt: new Date(Math.max(...live.map((row) => stampOf(row).changedAt.getTime()))),
      changes: live.reduce((sum, row) => sum + row.changes, 0),
    },
  ]
}

interface CohortDates {
  id: string
  name: string
  starts_on: IsoDate
  ends_on: IsoDate
  log_window_days?: number | null
  created_at: Date | string
}

const cohortsOf = (placements: readonly PlacementRow[]): CohortDates[] => [
  ...new Map(
    placements.map((row) => [
      row.cohort_id,
      {
        id: row.cohort_id,
        name: row.cohort_name,
        starts_on: row.cohort_starts_on,
        ends_on: row.cohort_ends_on,
        log_window_days: row.log_window_days ?? null,
        created_at: row.cohort_created_at,
      },
    ]),
  ).values(),
]

const season = (cohort: CohortDates, words: Words): CalendarEntry[] => [
  {
    key: `${cohort.id}/begins`,
    from: cohort.starts_on,
    summary: words.seasonBegins(cohort.name),
    changedAt: new Date(cohort.created_at),
    changes: 0,
  },
  seasonEnds(cohort, words),
]

const seasonEnds = (cohort: CohortDates, words: Words): CalendarEntry => ({
  key: `${cohort.id}/ends`,
  from: cohort.ends_on,
  summary: words.seasonEnds(cohort.name),
  ...(cohort.log_window_days ? {} : { description: words.lastDayToLog }),
  changedAt: new Date(cohort.created_at),
  changes: 0,
})

/** The last day on which a log of the cohort is taken, where that is after its end. */
const closing = (cohort: CohortDates, words: Words): CalendarEntry[] =>
  cohort.log_window_days
    ? [
        {
          key: `${cohort.id}/closes`,
          from: addDays(cohort.ends_on, cohort.log_window_days),
          summary: words.logsClose(cohort.name),
          changedAt: new Date(cohort.created_at),
          changes: 0,
        },
      ]
    : []

const earliest = (...days: IsoDate[]): IsoDate => days.reduce((a, b) => (a < b ? a : b))
const latest = (...days: IsoDate[]): IsoDate => days.reduce((a, b) => (a > b ? a : b))
