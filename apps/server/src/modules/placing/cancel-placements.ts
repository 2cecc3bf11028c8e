import { createHash } from 'node:crypto'
import type { AssignedAnswer, CancelPlacementsInput } from '@ipt/contracts'
import { Placement } from '@ipt/db'
import { sql } from 'kysely'
import { doneBefore } from '../../kernel/again.ts'
import { record } from '../../kernel/events.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { giveBackSlots, lockVacancies } from '../vacancies/index.ts'
import { lockPlacements, placementsMoved } from './supervise-placements.ts'

const KIND = 'placement.cancelled'

/**
 * Takes confirmed placements back while nothing was reported or logged on them: all of them or none. Their places are free again; what the
 * students had applied to stays withdrawn. PLACEMENT_NOT_FOUND, PLACEMENTS_MOVED (`facts.students` names those that have begun), ID_TAKEN.
 */
export const cancelPlacements = (ctx: Ctx, { placementIds, comment, requestId }: CancelPlacementsInput): Promise<AssignedAnswer> =>
  inTransaction(ctx, async (tx) => {
    const ids = [...new Set(placementIds)].sort()
    const placements = await lockPlacements(tx, ids)
    const digest = createHash('sha256').update(JSON.stringify(ids)).digest('hex')
    const answer = { placementIds: ids }
    if (await doneBefore(tx, { kind: KIND, subjectId: ids[0] ?? '', requestId, comment, data: { digest } })) return answer

    const begun = await begunOf(tx, ids)
    const moved = [...placements.values()].filter(({ id, status }) => status !== 'CONFIRMED' || begun.has(id))
    if (moved.length > 0) throw placementsMoved(moved.map(({ student }) => student.name))

    const at = tx.clock()
    await tx.em.nativeUpdate(Placement, { id: { $in: ids } }, { status: 'CANCELLED' })
    const vacancies = await vacanciesOf(tx, ids)
    await lockVacancies(tx, [...vacancies.keys()])
    for (const [vacancyId, count] of vacancies) await giveBackSlots(tx, vacancyId, count)
    for (const [index, id] of ids.entries()) {
      const placement = placements.get(id)
      if (!placement) continue
      await record(tx, {
        kind: KIND,
        subject: { type: 'placement', id },
        institutionId: placement.institution.id,
        role: 'coordinator',
        from: 'CONFIRMED',
        to: 'CANCELLED',
        revision: null,
        data: {
          placementId: id,
          studentId: placement.student.id,
          industrialSupervisorId: placement.industrialSupervisor?.id ?? null,
          universitySupervisorId: placement.universitySupervisor?.id ?? null,
          ...(index === 0 ? { digest } : {}),
        },
        comment,
        requestId: index === 0 ? requestId : undefined,
        at,
      })
    }
    return answer
  })

/** How many places of which vacancy these take: given by the coordinator, or by an offer. */
async function vacanciesOf(tx: Ctx, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select coalesce(placement.vacancy_id, application.vacancy_id) as id, count(*)::int as count
    from placement left join application on application.id = placement.application_id
    where placement.id = any(${ids}::uuid[]) and coalesce(placement.vacancy_id, application.vacancy_id) is not null group by 1`.execute(
    tables(tx.em),
  )
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** Those on which something was reported or logged. */
async function begunOf(tx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select placement_id as id from arrival_note where placement_id = any(${ids}::uuid[])
    union select placement_id from log_entry where placement_id = any(${ids}::uuid[])`.execute(tables(tx.em))
  return new Set(rows.map(({ id }) => id))
}
