import type { BalanceInput, BalanceProposal, SupervisorChoice } from '@ipt/contracts'
import { type Balanced, balanceSupervisors } from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { placementRows } from './placing.queries.ts'
import { type Lecturer, REGION, supervisorsOf } from './supervisors.queries.ts'

/**
 * University supervisors for these placements, shared out by how many each has; who has one of them already counts without it. Writes
 * nothing. PLACEMENT_NOT_FOUND, INPUT_INVALID (placements of several institutions).
 */
export async function proposeSupervisors(ctx: Ctx, { placementIds, most }: BalanceInput): Promise<BalanceProposal> {
  const rows = await placementRows(ctx, placementIds)
  const facts = await tables(ctx.em)
    .selectFrom('placement')
    .innerJoin('site', 'site.id', 'placement.site_id')
    .select(['placement.id', 'placement.institution_id', REGION.as('region')])
    .where('placement.id', '=', sql<string>`any(${placementIds}::uuid[])`)
    .execute()
  const [institutionId, ...others] = new Set(facts.map((each) => each.institution_id))
  if (institutionId === undefined || others.length > 0)
    throw new DomainError('INPUT_INVALID', { fields: [{ pointer: '/placementIds', message: 'Placements of one institution at a time.' }] })
  const regions = new Map(facts.map(({ id, region }) => [id, region]))
  const lecturers = (await supervisorsOf(ctx, [institutionId])).map((each) => ({
    ...each,
    load: each.load - rows.filter(({ universitySupervisor }) => universitySupervisor?.id === each.id).length,
  }))
  const shared = balanceSupervisors(
    rows.map(({ id, student, programme }) => ({
      id,
      studentId: student.id,
      programmeId: programme.id,
      region: regions.get(id) ?? '',
    })),
    lecturers,
    most,
  )
  const byId = new Map(shared.map((each) => [each.placementId, each]))
  const people = new Map(lecturers.map(({ id, name }) => [id, { id, name }]))
  return {
    changes: rows.map(({ id, student, organisation, universitySupervisor }) => {
      const given = byId.get(id)
      return {
        placementId: id,
        student: { id: student.id, name: student.name },
        organisation: organisation.name,
        was: universitySupervisor,
        supervisor: people.get(given?.supervisorId ?? '') ?? null,
        refusal: given?.refusal ?? null,
      }
    }),
    loads: loadsAfter(lecturers, shared),
  }
}

/** What everybody has once this is done. */
export const loadsAfter = (lecturers: readonly Lecturer[], shared: readonly Balanced[]): SupervisorChoice[] =>
  lecturers.map(({ id, name, load }) => ({ id, name, load: load + shared.filter(({ supervisorId }) => supervisorId === id).length }))
