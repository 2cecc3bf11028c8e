import type { PlacementPlan, PlanPlacementsInput } from '@ipt/contracts'
import { balanceSupervisors } from '@ipt/domain'
import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { loadsAfter } from './balance-supervisors.ts'
import { candidatesFor } from './candidates.ts'
import { loadPlace } from './place.ts'
import { REGION, supervisorsOf } from './supervisors.queries.ts'

/** Who of these can be placed there, why others can't, and who would supervise them. Writes nothing. As `assignStudents`, without its locks. */
export async function planPlacements(ctx: Ctx, { studentIds, most, ...sent }: PlanPlacementsInput): Promise<PlacementPlan> {
  const place = await loadPlace(ctx, sent)
  const candidates = await candidatesFor(ctx, place, [...new Set(studentIds)], (id) => `studentIds/${studentIds.indexOf(id)}`)
  const lecturers = await supervisorsOf(ctx, [place.institutionId])
  const { region } = await tables(ctx.em)
    .selectFrom('site')
    .select(REGION.as('region'))
    .where('site.id', '=', sql<string>`${place.site.id}::uuid`)
    .executeTakeFirstOrThrow()
  const placeable = candidates.filter(({ refusal }) => refusal === null)
  const shared =
    most === null
      ? []
      : balanceSupervisors(
          placeable.map(({ id, programmeId }) => ({ id, studentId: id, programmeId, region })),
          lecturers,
          most,
        )
  const given = new Map(shared.map((each) => [each.placementId, each]))
  const people = new Map(lecturers.map(({ id, name }) => [id, { id, name }]))
  return {
    students: candidates.map(({ id, name, registrationNumber, refusal, open, applications }) => ({
      student: { id, name, registrationNumber },
      ...{ refusal, open, applications },
      universitySupervisor: people.get(given.get(id)?.supervisorId ?? '') ?? null,
      noSupervisor: given.get(id)?.refusal ?? null,
    })),
    loads: loadsAfter(lecturers, shared),
  }
}
