import type { DashboardInput, DashboardView } from '@ipt/contracts'
import { institutionsAs, isLivePlacement, PLACEMENT_STATUSES } from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { attentionOf } from './attention.queries.ts'
import { logsOf, slowSupervisors } from './log-figures.queries.ts'
import { logTotalsProjection } from './log-totals.projection.ts'

const LIVE = sql`(${sql.join(PLACEMENT_STATUSES.filter(isLivePlacement).map((status) => sql.lit(status)))})`

/**
 * A season at a glance: the one that is asked for, else the latest that has begun or is next. Null where there is no season yet.
 * COHORT_NOT_FOUND. What logs come to is read from totals: it costs the same however many there are.
 */
export async function viewDashboard(ctx: Ctx, { cohortId }: DashboardInput): Promise<DashboardView | null> {
  const institutions = institutionsAs(ctx.actor, 'coordinator')
  const cohorts = await tables(ctx.em)
    .selectFrom('cohort')
    .select(['id', 'name', 'starts_on', 'ends_on', 'institution_id', 'verify_within_days', 'validate_within_days'])
    .where('institution_id', 'in', institutions.length > 0 ? institutions : [null as never])
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()
  const today = ctx.clock().toISOString().slice(0, 10)
  const cohort =
    cohortId === undefined ? (cohorts.find((each) => each.starts_on <= today) ?? cohorts.at(-1)) : cohorts.find(({ id }) => id === cohortId)
  if (!cohort) {
    if (cohortId !== undefined) throw new DomainError('COHORT_NOT_FOUND')
    return null
  }
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
    seasons: cohorts.filter(({ id }) => id !== cohort.id).map(({ id, name }) => ({ id, name })),
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
      count(*) filter (where industrial_supervisor_id is null)::int as industrial,
      count(*) filter (where university_supervisor_id is null)::int as university
    from placement left join arrival_note on arrival_note.placement_id = placement.id
    where placement.cohort_id = ${cohortId} and placement.status in ('CONFIRMED', 'ACTIVE')`.execute(tables(ctx.em))
  const { none = 0, reported = 0, confirmed = 0, industrial = 0, university = 0 } = rows[0] ?? {}
  return { arrivals: { none, reported, confirmed }, without: { industrial, university } }
}

async function capacityOf(ctx: Ctx, cohortId: string): Promise<DashboardView['capacity']> {
  const { rows } = await sql<DashboardView['capacity']>`
    select count(*)::int as vacancies, coalesce(sum(slots - taken - held), 0)::int as free
    from vacancy where cohort_id = ${cohortId} and status = 'PUBLISHED'`.execute(tables(ctx.em))
  return rows[0] ?? { vacancies: 0, free: 0 }
}
