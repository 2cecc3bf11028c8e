import type { ListPlacementsInput, PlacementView } from '@ipt/contracts'
import { addDays, type IsoDate, isExtraDay } from '@ipt/domain'
import { sql } from 'kysely'
import { placementScope, relationsTo } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { holidaysWithin } from '../institutions/index.ts'
import { leaveDaysOf } from '../leave/index.ts'
import { arrivalsOfPlacements } from './arrivals.queries.ts'
import { dayCounter } from './day-counts.ts'

/** Rows of one answer: no person's list is longer, and the lists of whole seasons are paged by their own queries. */
const MOST = 500

/** The placements that the actor sees in a role: the latest first for a student, by the student's name for the others. */
export async function listPlacements(ctx: Ctx, { as, placementId }: ListPlacementsInput): Promise<PlacementView[]> {
  const rows = await selectPlacements(ctx)
    .where((eb) => placementScope(eb, ctx.actor, as))
    .$if(placementId !== undefined, (query) => query.where('placement.id', '=', placementId ?? ''))
    .orderBy(as === 'student' ? sql`placement.starts_on desc` : sql`student.name`)
    .orderBy('placement.id')
    .limit(MOST)
    .execute()
  const ids = rows.map((row) => row.id)
  const [arrivals, logs, leave, holidays] = await Promise.all([
    arrivalsOfPlacements(ctx, ids),
    logsOf(ctx, ids),
    leaveDaysOf(ctx, ids),
    holidaysWithin(ctx.em, [...rows, ...rows.map(seasonOf)]),
  ])
  const counter = dayCounter(ctx.clock())
  return rows.map((row) =>
    toView(ctx, row, arrivals.get(row.id) ?? null, logs.get(row.id) ?? NO_LOGS, {
      leave: leave.get(row.id) ?? [],
      holidays: holidays(row),
      seasonHolidays: holidays(seasonOf(row)).map(({ day }) => day),
      counter,
    }),
  )
}

/** The span of a placement's season. */
const seasonOf = (row: PlacementRow) => ({
  institution_id: row.institution_id,
  starts_on: row.cohort_starts_on,
  ends_on: row.cohort_ends_on,
})

const selectPlacements = (ctx: Ctx) =>
  tables(ctx.em)
    .selectFrom('placement')
    .innerJoin('app_user as student', 'student.id', 'placement.student_id')
    .innerJoin('student_profile', (join) =>
      join
        .onRef('student_profile.user_id', '=', 'placement.student_id')
        .onRef('student_profile.institution_id', '=', 'placement.institution_id'),
    )
    .innerJoin('programme', 'programme.id', 'student_profile.programme_id')
    .innerJoin('cohort', 'cohort.id', 'placement.cohort_id')
    .innerJoin('institution', 'institution.id', 'placement.institution_id')
    .innerJoin('organisation', 'organisation.id', 'placement.organisation_id')
    .innerJoin('site', 'site.id', 'placement.site_id')
    .leftJoin('app_user as industrial', 'industrial.id', 'placement.industrial_supervisor_id')
    .leftJoin('app_user as academic', 'academic.id', 'placement.university_supervisor_id')
    .select([
      'placement.id',
      'placement.status',
      'placement.starts_on',
      'placement.ends_on',
      'placement.ended_on',
      'placement.institution_id',
      'placement.student_id',
      'placement.industrial_supervisor_id',
      'placement.university_supervisor_id',
      'student.name as student_name',
      'student_profile.registration_number',
      'programme.name as programme_name',
      'organisation.name as organisation_name',
      'site.name as site_name',
      'industrial.name as industrial_name',
      'academic.name as academic_name',
      'cohort.id as cohort_id',
      'cohort.name as cohort_name',
      'cohort.starts_on as cohort_starts_on',
      'cohort.ends_on as cohort_ends_on',
      'cohort.required_days',
      'cohort.working_days',
      'cohort.required_minutes',
      'cohort.log_window_days',
      'institution.name as institution_name',
      'institution.time_zone',
    ])

type PlacementRow = Awaited<ReturnType<ReturnType<typeof selectPlacements>['execute']>>[number]

/** What the logs of one placement have come to. */
interface LogTotals {
  counts: PlacementView['logs']
  /** Logs of working days up to today. */
  workingDays: number
  last: IsoDate | null
  days: IsoDate[]
  minutes: number
}

const NO_LOGS: LogTotals = {
  counts: { submitted: 0, returned: 0, verified: 0, validated: 0, flagged: 0 },
  workingDays: 0,
  last: null,
  days: [],
  minutes: 0,
}

async function logsOf(ctx: Ctx, placementIds: readonly string[]): Promise<Map<string, LogTotals>> {
  if (placementIds.length === 0) return new Map()
  const rows = await tables(ctx.em)
    .selectFrom('log_entry')
    .innerJoin('log_revision', (join) =>
      join.onRef('log_revision.log_id', '=', 'log_entry.id').onRef('log_revision.number', '=', 'log_entry.revision'),
    )
    .select((eb) => [
      'log_entry.placement_id',
      countIn('SUBMITTED').as('submitted'),
      countIn('REVISION_REQUESTED').as('returned'),
      countIn('VERIFIED_INDUSTRY').as('verified'),
      countIn('VERIFIED_ACADEMIC').as('validated'),
      countIn('FLAGGED').as('flagged'),
      sql<number>`count(*) filter (where not log_entry.extra)::int`.as('working_days'),
      eb.fn.max('log_entry.log_date').as('last'),
      sql<IsoDate[]>`array_agg(log_entry.log_date::text)`.as('days'),
      sql<number>`coalesce(sum(log_revision.minutes), 0)::int`.as('minutes'),
    ])
    .where('log_entry.placement_id', 'in', placementIds)
    .where(sql<boolean>`log_entry.status <> 'VOIDED'`)
    .groupBy('log_entry.placement_id')
    .execute()
  return new Map(
    rows.map(({ placement_id, submitted, returned, verified, validated, flagged, working_days, ...rest }) => [
      placement_id,
      { counts: { submitted, returned, verified, validated, flagged }, workingDays: working_days, ...rest },
    ]),
  )
}

/** Days on which no log is expected, though the cohort works on them, and who counts the others. */
interface DaysOff {
  leave: readonly IsoDate[]
  holidays: readonly { day: IsoDate; name: string }[]
  /** Of the whole season. */
  seasonHolidays: IsoDate[]
  counter: ReturnType<typeof dayCounter>
}

const countIn = (status: string) => sql<number>`count(*) filter (where log_entry.status = ${sql.lit(status)})::int`

function toView(
  ctx: Ctx,
  row: PlacementRow,
  arrival: PlacementView['arrival'],
  logs: LogTotals,
  { leave, holidays: named, seasonHolidays, counter }: DaysOff,
): PlacementView {
  const holidays = named.map(({ day }) => day)
  const leaveDays = leave.filter((day) => !isExtraDay(day, row.working_days, holidays))
  const today = counter.todayIn(row.time_zone)
  const season = { key: row.cohort_id, workingDays: row.working_days, holidays: seasonHolidays }
  const span = { ...season, startsOn: row.starts_on, endsOn: row.ended_on ?? row.ends_on, holidays }
  const days = counter.ofPlacement(span, { leave, logged: logs.days, today })
  const person = (id: string | null, name: string | null) => (id === null || name === null ? null : { id, name })
  const isStudent = relationsTo(ctx.actor, {
    id: row.id,
    institutionId: row.institution_id,
    studentId: row.student_id,
    industrialSupervisorId: row.industrial_supervisor_id,
    universitySupervisorId: row.university_supervisor_id,
  }).includes('student')
  return {
    id: row.id,
    status: row.status,
    student: { id: row.student_id, name: row.student_name, registrationNumber: row.registration_number, programme: row.programme_name },
    organisation: row.organisation_name,
    site: row.site_name,
    industrialSupervisor: person(row.industrial_supervisor_id, row.industrial_name),
    universitySupervisor: person(row.university_supervisor_id, row.academic_name),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    endedOn: row.ended_on ?? null,
    cohort: {
      id: row.cohort_id,
      name: row.cohort_name,
      startsOn: row.cohort_starts_on,
      endsOn: row.cohort_ends_on,
      requiredDays: row.required_days,
      workingDays: row.working_days,
      requiredMinutes: row.required_minutes ?? null,
      ...counter.ofSeason({ ...season, startsOn: row.cohort_starts_on, endsOn: row.cohort_ends_on }, today),
    },
    institution: { id: row.institution_id, name: row.institution_name, timeZone: row.time_zone },
    today,
    logWindow: row.status === 'ACTIVE' ? windowOf(row, today) : null,
    arrival,
    canReportArrival: isStudent && (row.status === 'CONFIRMED' || (row.status === 'ACTIVE' && arrival?.status === 'RETURNED')),
    logs: logs.counts,
    days: { passed: days.passed, logged: logs.workingDays },
    expected: { days: days.expected, missing: days.missing },
    minutesLogged: logs.minutes,
    leaveDays,
    holidays,
    holidayNames: named.map(({ name }) => name),
    lastLogDate: logs.last,
  }
}

/** The days for which a log is taken today, or null. */
function windowOf(row: PlacementRow, today: IsoDate): { from: IsoDate; to: IsoDate } | null {
  const starts = row.starts_on > row.cohort_starts_on ? row.starts_on : row.cohort_starts_on
  const ends = row.ends_on < row.cohort_ends_on ? row.ends_on : row.cohort_ends_on
  const open = row.log_window_days == null ? starts : addDays(today, -row.log_window_days)
  const from = open > starts ? open : starts
  const to = ends < today ? ends : today
  return from <= to ? { from, to } : null
}
