import type { VacancyManager, VacancyOptions, VacancyPlaces, VacancyPlacesInput } from '@ipt/contracts'
import { institutionsAs, userIdOf } from '@ipt/domain'
import { type RawBuilder, sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { organisationsOf } from '../../kernel/vacancy-policy.ts'

/** The seasons that are not over for which the actor may offer places in a role; and a host's organisations, for its own people. */
export async function listVacancyOptions(ctx: Ctx, as: VacancyManager): Promise<VacancyOptions> {
  const [cohorts, organisations] = await Promise.all([
    tables(ctx.em)
      .selectFrom('cohort')
      .innerJoin('institution', 'institution.id', 'cohort.institution_id')
      .select([
        'cohort.id',
        'cohort.name',
        'cohort.starts_on',
        'cohort.ends_on',
        'cohort.applications_close_on',
        'institution.id as institution_id',
        'institution.name as institution_name',
      ])
      .where(offersTo(ctx, as))
      .where(sql<boolean>`cohort.ends_on >= (${ctx.clock()}::timestamptz at time zone institution.time_zone)::date`)
      .orderBy('cohort.starts_on', 'desc')
      .orderBy('cohort.name')
      .limit(200)
      .execute(),
    as === 'coordinator'
      ? []
      : tables(ctx.em)
          .selectFrom('organisation')
          .select(['id', 'name'])
          .where('id', '=', sql<string>`any(${organisationsOf(ctx.actor)}::uuid[])`)
          .where('status', 'in', ['APPROVED', 'PROPOSED'])
          .orderBy('name')
          .execute(),
  ])
  return {
    cohorts: cohorts.map((row) => ({
      id: row.id,
      name: row.name,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      applicationsCloseOn: row.applications_close_on ?? null,
      institution: { id: row.institution_id, name: row.institution_name },
    })),
    organisations,
  }
}

/** Whether the actor may offer places of this host to the students of this season. */
export async function mayOffer(ctx: Ctx, { cohortId, organisationId }: { cohortId: string; organisationId: string }): Promise<boolean> {
  const row = await tables(ctx.em)
    .selectFrom('cohort')
    .innerJoin('organisation', (join) => join.on('organisation.id', '=', organisationId))
    .select('cohort.id')
    .where('cohort.id', '=', cohortId)
    .where(sql<boolean>`(${offersTo(ctx, 'coordinator')} or ${offersTo(ctx, 'industrialSupervisor', organisationId)})`)
    .where(
      sql<boolean>`(organisation.status = 'APPROVED' or organisation.status = 'PROPOSED' and organisation.proposed_by_id = cohort.institution_id)`,
    )
    .executeTakeFirst()
  return row !== undefined
}

/** The sites of a host, and its contacts that the season's institution has checked. ORGANISATION_NOT_FOUND where the actor may not offer its places there. */
export async function listVacancyPlaces(ctx: Ctx, { organisationId, cohortId }: VacancyPlacesInput): Promise<VacancyPlaces> {
  if (!(await mayOffer(ctx, { organisationId, cohortId }))) throw new DomainError('ORGANISATION_NOT_FOUND')
  const [sites, contacts] = await Promise.all([
    tables(ctx.em)
      .selectFrom('site')
      .select(['id', 'name', 'address'])
      .where('organisation_id', '=', organisationId)
      .orderBy('name')
      .limit(200)
      .execute(),
    tables(ctx.em)
      .selectFrom('contact')
      .innerJoin('cohort', 'cohort.institution_id', 'contact.institution_id')
      .select(['contact.id', 'contact.name'])
      .where('cohort.id', '=', cohortId)
      .where('contact.organisation_id', '=', organisationId)
      .where('contact.state', '=', 'CHECKED')
      .orderBy('contact.name')
      .limit(200)
      .execute(),
  ])
  return { sites, contacts }
}

/**
 * On the table `cohort`: a coordinator offers to his institution's seasons; a host's supervisor to those of institutions whose coordinators
 * have checked him as a contact of his organisation.
 */
function offersTo(ctx: Ctx, as: VacancyManager, organisationId?: string): RawBuilder<boolean> {
  if (as === 'coordinator') return sql<boolean>`cohort.institution_id = any(${institutionsAs(ctx.actor, 'coordinator')}::uuid[])`
  const own = organisationsOf(ctx.actor).filter((id) => organisationId === undefined || id === organisationId)
  return sql<boolean>`exists (select from contact where contact.institution_id = cohort.institution_id and contact.state = 'CHECKED'
    and contact.user_id = ${userIdOf(ctx.actor)}::uuid and contact.organisation_id = any(${own}::uuid[]))`
}
