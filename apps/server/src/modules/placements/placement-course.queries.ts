import type { PlacementCourse } from '@ipt/contracts'
import { allowedPlacementEvents, dateIn } from '@ipt/domain'
import { sql } from 'kysely'
import { actedBy } from '../../kernel/acted-by.ts'
import { DomainError } from '../../kernel/errors.ts'
import { placementScope, relationsTo } from '../../kernel/policy.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

const MOST = 200

/** How a placement went, as the actor may know it. PLACEMENT_NOT_FOUND. */
export async function viewCourse(ctx: Ctx, id: string): Promise<PlacementCourse> {
  const row = await tables(ctx.em)
    .selectFrom('placement')
    .innerJoin('cohort', 'cohort.id', 'placement.cohort_id')
    .innerJoin('institution', 'institution.id', 'placement.institution_id')
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
      'placement.previous_id',
      'cohort.id as cohort_id',
      'cohort.starts_on as cohort_starts_on',
      'cohort.ends_on as cohort_ends_on',
      'institution.time_zone',
      sql<number>`(select count(*) from log_entry where placement_id = placement.id)::int`.as('logs'),
      sql<number>`((select count(*) from log_entry where placement_id = placement.id and log_entry.status not in ('VERIFIED_ACADEMIC', 'VOIDED'))
        + (select count(*) from leave_request where placement_id = placement.id and leave_request.status = 'ASKED'))::int`.as('waiting'),
    ])
    .where('placement.id', '=', id)
    .where((eb) => placementScope(eb, ctx.actor))
    .executeTakeFirst()
  if (!row) throw new DomainError('PLACEMENT_NOT_FOUND')
  const relations = relationsTo(ctx.actor, {
    id,
    institutionId: row.institution_id,
    studentId: row.student_id,
    industrialSupervisorId: row.industrial_supervisor_id,
    universitySupervisorId: row.university_supervisor_id,
  })
  const today = dateIn(row.time_zone, ctx.clock())
  const facts = { relations, over: row.ends_on < today, unlogged: row.logs === 0, nothingWaits: row.waiting === 0 }
  return {
    id,
    status: row.status,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    endedOn: row.ended_on ?? null,
    today,
    ...(await neighboursOf(ctx, id, row.previous_id ?? null)),
    cohort: { id: row.cohort_id, startsOn: row.cohort_starts_on, endsOn: row.cohort_ends_on },
    waiting: row.waiting,
    events: await eventsOf(ctx, id, relations.includes('student') || relations.includes('coordinator')),
    can: allowedPlacementEvents(row.status, facts),
  }
}

/** Where the student was before and after, as far as the actor may see it. */
async function neighboursOf(ctx: Ctx, id: string, previousId: string | null): Promise<Pick<PlacementCourse, 'previous' | 'next'>> {
  const rows = await tables(ctx.em)
    .selectFrom('placement')
    .innerJoin('organisation', 'organisation.id', 'placement.organisation_id')
    .innerJoin('site', 'site.id', 'placement.site_id')
    .select([
      'placement.id',
      'organisation.name as organisation',
      'site.name as site',
      'placement.starts_on as startsOn',
      sql<string>`coalesce(placement.ended_on, placement.ends_on)::text`.as('endsOn'),
    ])
    .where((eb) => eb.or([eb('placement.previous_id', '=', id), ...(previousId === null ? [] : [eb('placement.id', '=', previousId)])]))
    .where((eb) => placementScope(eb, ctx.actor))
    .execute()
  return { previous: rows.find((row) => row.id === previousId) ?? null, next: rows.find((row) => row.id !== previousId) ?? null }
}

async function eventsOf(ctx: Ctx, placementId: string, withWords: boolean): Promise<PlacementCourse['events']> {
  const rows = await tables(ctx.em)
    .selectFrom('domain_event as event')
    .leftJoin('event_content as words', 'words.event_id', 'event.id')
    .leftJoin('app_user as actor', 'actor.id', 'event.actor_id')
    .select(['event.id', 'event.kind', 'event.occurred_at', 'event.data', 'words.comment'])
    .select([actedBy.id.as('actor_id'), actedBy.name.as('name')])
    .where('event.subject_id', '=', placementId)
    .where('event.subject_type', '=', 'placement')
    .orderBy('event.id', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(({ id, kind, occurred_at, data, actor_id, name, comment }) => ({
    id,
    kind,
    at: moment(occurred_at),
    by: actor_id === null || name === null ? null : { id: actor_id, name },
    from: dayOf(data.from),
    to: dayOf(data.to),
    comment: withWords ? comment : null,
  }))
}

const dayOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
