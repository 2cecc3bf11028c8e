import type { CohortView } from '@ipt/contracts'
import { countExpectedDays, dateIn, institutionsAs, isLivePlacement, PLACEMENT_STATUSES } from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { holidaysBetween } from '../institutions/index.ts'
import { assertCoordinates } from './internal.ts'

/** A season that the actor coordinates. COHORT_NOT_FOUND. */
export async function viewCohort(ctx: Ctx, id: string): Promise<CohortView> {
  const row = await selectCohorts(ctx).where('cohort.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('COHORT_NOT_FOUND')
  return toView(ctx, row)
}

/** The seasons of an institution that the actor coordinates, the latest first. NOT_FOUND. */
export async function listCohorts(ctx: Ctx, institutionId: string): Promise<CohortView[]> {
  assertCoordinates(ctx, institutionId)
  const rows = await selectCohorts(ctx)
    .where('cohort.institution_id', '=', institutionId)
    .orderBy('cohort.starts_on', 'desc')
    .orderBy('cohort.id')
    .limit(200)
    .execute()
  return Promise.all(rows.map((row) => toView(ctx, row)))
}

/** Whoever has such a placement is placed: also when it is completed. */
export const LIVE = sql`(${sql.join(PLACEMENT_STATUSES.filter(isLivePlacement).map((status) => sql.lit(status)))})`

const selectCohorts = (ctx: Ctx) =>
  tables(ctx.em)
    .selectFrom('cohort')
    .innerJoin('institution', 'institution.id', 'cohort.institution_id')
    .leftJoin('programme', 'programme.id', 'cohort.programme_id')
    .leftJoin('cohort as source', 'source.id', 'cohort.cloned_from_id')
    .selectAll('cohort')
    .select([
      'institution.time_zone',
      'programme.code as programme_code',
      'programme.name as programme_name',
      'source.name as source_name',
      sql<number>`(select count(*) from enrolment where enrolment.cohort_id = cohort.id and enrolment.ended_at is null)::int`.as(
        'enrolled',
      ),
      sql<number>`(select count(distinct placement.student_id) from placement join enrolment on enrolment.cohort_id = placement.cohort_id
        and enrolment.student_id = placement.student_id and enrolment.ended_at is null
        where placement.cohort_id = cohort.id and placement.status in ${LIVE})::int`.as('placed'),
      sql<number>`(select count(*) from log_entry join placement on placement.id = log_entry.placement_id
        where placement.cohort_id = cohort.id and log_entry.status <> 'VOIDED')::int`.as('logs'),
      sql<number>`(select count(*) from checklist_item where checklist_item.cohort_id = cohort.id and removed_at is null)::int`.as('items'),
    ])
    .where((eb) => {
      const coordinated = institutionsAs(ctx.actor, 'coordinator')
      return coordinated.length === 0 ? eb.lit(false) : eb('cohort.institution_id', 'in', coordinated)
    })

type CohortRow = Awaited<ReturnType<ReturnType<typeof selectCohorts>['execute']>>[number]

async function toView(ctx: Ctx, row: CohortRow): Promise<CohortView> {
  const holidays = await holidaysBetween(ctx.em, row.institution_id, row.starts_on, row.ends_on)
  const named = (id: string | null | undefined, name: string | null) => (id && name !== null ? { id, name } : null)
  const programme = named(row.programme_id, row.programme_name)
  return {
    id: row.id,
    institutionId: row.institution_id,
    name: row.name,
    programme: programme && { ...programme, code: row.programme_code ?? '' },
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    requiredDays: row.required_days,
    requiredMinutes: row.required_minutes ?? null,
    workingDays: row.working_days,
    logWindowDays: row.log_window_days ?? null,
    verifyWithinDays: row.verify_within_days ?? null,
    validateWithinDays: row.validate_within_days ?? null,
    applicationsCloseOn: row.applications_close_on ?? null,
    clonedFrom: named(row.cloned_from_id, row.source_name),
    version: row.version,
    expectedDays: countExpectedDays(row.starts_on, row.ends_on, row.working_days, holidays),
    enrolled: row.enrolled,
    placed: row.placed,
    logs: row.logs,
    checklist: row.items,
    today: dateIn(row.time_zone, ctx.clock()),
  }
}
