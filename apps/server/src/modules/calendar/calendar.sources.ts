import { addDays, dateIn, type IsoDate, institutionsAs, type Role } from '@ipt/domain'
import { sql } from 'kysely'
import { placementScope } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** What has been over for longer leaves the calendar. */
const KEPT_DAYS = 180
/** Placements or cohorts of one feed. */
const MOST = 500

/** The placements of a role that a calendar shows, with when and how often each was changed. What is proposed or cancelled is not. */
export const placementsFor = (ctx: Ctx, role: Role) =>
  tables(ctx.em)
    .selectFrom('placement')
    .innerJoin('app_user as student', 'student.id', 'placement.student_id')
    .innerJoin('organisation', 'organisation.id', 'placement.organisation_id')
    .innerJoin('site', 'site.id', 'placement.site_id')
    .innerJoin('cohort', 'cohort.id', 'placement.cohort_id')
    .innerJoin('institution', 'institution.id', 'placement.institution_id')
    .select([
      'placement.id',
      'placement.status',
      'placement.institution_id',
      'placement.starts_on',
      'placement.ends_on',
      'placement.created_at',
      'student.name as student_name',
      'organisation.name as organisation_name',
      'site.name as site_name',
      'cohort.id as cohort_id',
      'cohort.name as cohort_name',
      'cohort.starts_on as cohort_starts_on',
      'cohort.ends_on as cohort_ends_on',
      'cohort.created_at as cohort_created_at',
      'cohort.working_days',
      'cohort.log_window_days',
      'institution.time_zone',
      sql<number>`(select count(*)::int from domain_event where subject_id = placement.id)`.as('changes'),
      sql<string | null>`(select max(occurred_at) from domain_event where subject_id = placement.id)`.as('changed_at'),
    ])
    .where((eb) => placementScope(eb, ctx.actor, role))
    .where('placement.status', 'in', ['CONFIRMED', 'ACTIVE', 'COMPLETED', 'ENDED_EARLY'])
    .where('placement.ends_on', '>=', oldest(ctx))
    .orderBy('placement.starts_on')
    .orderBy('student.name')
    .orderBy('placement.id')
    .limit(MOST)
    .execute()
export type PlacementRow = Awaited<ReturnType<typeof placementsFor>>[number]

/** The cohorts of the institutions that the actor coordinates. */
export async function cohortsFor(ctx: Ctx) {
  const institutions = institutionsAs(ctx.actor, 'coordinator')
  if (institutions.length === 0) return []
  return tables(ctx.em)
    .selectFrom('cohort')
    .select(['id', 'name', 'starts_on', 'ends_on', 'log_window_days', 'created_at'])
    .where('institution_id', 'in', institutions)
    .where('ends_on', '>=', oldest(ctx))
    .orderBy('starts_on')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

/** The days of placements that have a log. */
export async function loggedDays(ctx: Ctx, placementIds: readonly string[]): Promise<Set<string>> {
  if (placementIds.length === 0) return new Set()
  const rows = await tables(ctx.em)
    .selectFrom('log_entry')
    .select(['placement_id', 'log_date'])
    .where('placement_id', 'in', placementIds)
    .where(sql<boolean>`status <> 'VOIDED'`)
    .execute()
  return new Set(rows.map((row) => dayKey(row.placement_id, row.log_date)))
}

/** Leave of placements that is granted. */
export async function grantedLeave(ctx: Ctx, placementIds: readonly string[]) {
  if (placementIds.length === 0) return []
  return tables(ctx.em)
    .selectFrom('leave_request')
    .select(['id', 'placement_id', 'from_on', 'to_on', 'version', 'asked_at', 'decided_at'])
    .where('placement_id', 'in', placementIds)
    .where('status', '=', 'GRANTED')
    .orderBy('from_on')
    .orderBy('id')
    .execute()
}

export const dayKey = (placementId: string, day: IsoDate): string => `${placementId}/${day}`

const oldest = (ctx: Ctx): IsoDate => addDays(dateIn('UTC', ctx.clock()), -KEPT_DAYS)
