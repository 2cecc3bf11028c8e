import type { DashboardInput, DashboardView } from '@ipt/contracts'
import { isLivePlacement, OPEN_APPLICATIONS, PLACEMENT_STATUSES } from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { unsupervised } from '../placements/index.ts'
import { attentionOf } from './attention.queries.ts'
import { logsOf, slowSupervisors } from './log-figures.queries.ts'
import { logTotalsProjection } from './log-totals.projection.ts'
import { selectSeasons } from './seasons.queries.ts'

/** Seasons of one answer, beside the one it is about. */
const SEASONS = 20

const LIVE = sql`(${sql.join(PLACEMENT_STATUSES.filter(isLivePlacement).map((status) => sql.lit(status)))})`

/**
 * A season at a glance: the one that is asked for, else the latest that has begun or is next. Null where there is no season yet.
 * COHORT_NOT_FOUND. What logs come to is read from totals: it costs the same however many there are.
 */
export async function viewDashboard(ctx: Ctx, { cohortId }: DashboardInput): Promise<DashboardView | null> {
  const [cohort, seasons] = await Promise.all([
    cohortOf(ctx, cohortId),
    selectSeasons(ctx)
      .limit(SEASONS + 2)
      .execute(),
  ])
  if (!cohort) {
    if (cohortId !== undefined) throw new DomainError('COHORT_NOT_FOUND')
    return null
  }
  const others = seasons.filter(({ id }) => id !== cohort.id)
  const deadlines = { SUBMITTED: cohort.verify_within_days ?? null, VERIFIED_INDUSTRY: cohort.validate_within_days ?? null }
  const [students, placements, capacity, logs, slow, attention, [cursor]] = await Promise.all([
    studentsOf(ctx, cohort.id),
    placementsOf(ctx, cohort.id),
    capacityOf(ctx, cohort.id),
    logsOf(ctx, cohort.id, deadlines),
    slowSupervisors(ctx, cohort.id, deadlines.SUBMITTED),
    attentionOf(ctx, cohort),
    tables(ctx.em).selectFrom('projection_cursor').select('updated_at').where('name', '=', logTotalsProjection.name).execute(),
  ])
  return {
    cohort: { id: cohort.id, name: cohort.name, startsOn: cohort.starts_on, endsOn: cohort.ends_on, institutionId: cohort.institution_id },
    seasons: others.slice(0, SEASONS).map(({ id, name }) => ({ id, name })),
    moreSeasons: others.length > SEASONS,
    enrolled: sum(students, 'enrolled'),
    placed: sum(students, 'placed'),
    programmes: students,
    ...placements,
    capacity,
    ...logs,
    deadlines,
    slow,
    attention,
    countedAt: moment(cursor?.updated_at ?? ctx.clock()),
  }
}

/** The season that is asked for; else the latest that has begun by its institution's clock, or else the next. */
const cohortOf = (ctx: Ctx, id: string | undefined) => {
  const begun = sql<boolean>`cohort.starts_on <= (${ctx.clock()}::timestamptz at time zone institution.time_zone)::date`
  const query = selectSeasons(ctx)
    .select(['cohort.institution_id', 'cohort.verify_within_days', 'cohort.validate_within_days'])
    .clearOrderBy()
  const one = id === undefined ? query : query.where('cohort.id', '=', id)
  return one
    .orderBy(begun, 'desc')
    .orderBy(sql`case when ${begun} then cohort.starts_on end`, 'desc')
    .orderBy('cohort.starts_on')
    .orderBy('cohort.id')
    .limit(1)
    .executeTakeFirst()
}

const sum = <Key extends string>(rows: readonly Record<Key, number>[], key: Key): number => rows.reduce((all, row) => all + row[key], 0)

async function studentsOf(ctx: Ctx, cohortId: string): Promise<DashboardView['programmes']> {
  const { rows } = await sql<DashboardView['programmes'][number]>`
    select programme.id, programme.name, count(*)::int as enrolled,
      count(*) filter (where exists (
        select from placement where placement.student_id = enrolment.student_id and placement.cohort_id = enrolment.cohort_id and placement.status in ${LIVE}
      ))::int as placed
    from enrolment
    join student_profile on student_profile.user_id = enrolment.student_id and student_profile.institution_id = enrolment.institution_id
    join programme on programme.id = student_profile.programme_id
    where enrolment.cohort_id = ${cohortId} and enrolment.ended_at is null
    group by programme.id order by programme.name`.execute(tables(ctx.em))
  return rows
}

/** Placements that stand or run, by arrival and by who is missing. */
async function placementsOf(ctx: Ctx, cohortId: string): Promise<Pick<DashboardView, 'arrivals' | 'without'>> {
  const { rows } = await sql<{ none: number; reported: number; confirmed: number; industrial: number; university: number }>`
    select count(*) filter (where arrival_note.id is null)::int as none,
      count(*) filter (where arrival_note.status in ('REPORTED', 'RETURNED'))::int as reported,
      count(*) filter (where arrival_note.status = 'CONFIRMED')::int as confirmed,
      count(*) filter (where ${unsupervised('industrial')})::int as industrial,
      count(*) filter (where ${unsupervised('university')})::int as university
    from placement left join arrival_note on arrival_note.placement_id = placement.id
    where placement.cohort_id = ${cohortId} and placement.status in ('CONFIRMED', 'ACTIVE')`.execute(tables(ctx.em))
  const { none = 0, reported = 0, confirmed = 0, industrial = 0, university = 0 } = rows[0] ?? {}
  return { arrivals: { none, reported, confirmed }, without: { industrial, university } }
}

async function capacityOf(ctx: Ctx, cohortId: string): Promise<DashboardView['capacity']> {
  const { rows } = await sql<DashboardView['capacity']>`
    select count(*)::int as vacancies, coalesce(sum(slots), 0)::int as slots, coalesce(sum(slots - taken - held), 0)::int as free,
      (select count(distinct application.student_id)::int from application join enrolment on enrolment.cohort_id = application.cohort_id
        and enrolment.student_id = application.student_id and enrolment.ended_at is null
        where application.cohort_id = ${cohortId} and application.status = any(${[...OPEN_APPLICATIONS]})) as applicants
    from vacancy where cohort_id = ${cohortId} and status = 'PUBLISHED'`.execute(tables(ctx.em))
  return rows[0] ?? { vacancies: 0, slots: 0, free: 0, applicants: 0 }
}
