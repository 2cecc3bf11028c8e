import { createHash } from 'node:crypto'
import type { SupervisedAnswer, SuperviseInput } from '@ipt/contracts'
import { Placement } from '@ipt/db'
import { institutionsAs, OPEN_PLACEMENTS, userIdOf } from '@ipt/domain'
import { sql } from 'kysely'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertContactChecked } from '../organisations/index.ts'
import { supervisorsOf } from './supervisors.queries.ts'

const KIND = 'placement.supervisorChanged'
const COLUMN = { industrial: 'industrialSupervisor', university: 'universitySupervisor' } as const

/**
 * Puts supervisors on placements, or takes them off: all of them or none. What waits for a supervisor follows the placement, and who was
 * replaced sees it no more. PLACEMENT_NOT_FOUND, WRONG_STATE, PLACEMENTS_MOVED (somebody else is on it by now, or it is over; `facts.students`
 * names them), PERSON_NOT_FOUND, CONTACT_UNCHECKED, OWN_SUPERVISOR, ID_TAKEN.
 */
export const supervisePlacements = (ctx: Ctx, { as, changes, requestId }: SuperviseInput): Promise<SupervisedAnswer> =>
  inTransaction(ctx, async (tx) => {
    const column = COLUMN[as]
    const sorted = [...changes].sort((a, b) => (a.placementId < b.placementId ? -1 : 1))
    const ids = sorted.map(({ placementId }) => placementId)
    if (new Set(ids).size !== ids.length)
      throw new DomainError('INPUT_INVALID', { fields: [{ pointer: '/changes', message: 'A placement is named once.' }] })
    const placements = await lockPlacements(tx, ids)
    const digest = createHash('sha256')
      .update(JSON.stringify([as, sorted]))
      .digest('hex')
    const answer = { changed: changes.length }
    if (await doneBefore(tx, { kind: KIND, subjectId: ids[0] ?? '', requestId, data: { digest } })) return answer

    const open: readonly string[] = OPEN_PLACEMENTS
    const moved = sorted.filter(({ placementId, was }) => {
      const placement = placements.get(placementId)
      return !placement || !open.includes(placement.status) || (placement[column]?.id ?? null) !== was
    })
    if (moved.length > 0) throw placementsMoved(moved.map(({ placementId }) => placements.get(placementId)?.student.name ?? ''))
    await assertMaySupervise(tx, as, changes, placements)

    const at = tx.clock()
    for (const [index, { placementId, supervisorId, was }] of sorted.entries()) {
      const placement = placements.get(placementId)
      if (!placement) continue
      await tx.em.nativeUpdate(Placement, { id: placementId }, { [column]: supervisorId })
      await record(tx, {
        kind: KIND,
        subject: { type: 'placement', id: placementId },
        institutionId: placement.institution.id,
        role: 'coordinator',
        from: placement.status,
        to: placement.status,
        revision: null,
        data: {
          placementId,
          studentId: placement.student.id,
          as,
          supervisorId,
          earlierSupervisorId: was,
          ...(index === 0 ? { digest } : {}),
        },
        requestId: index === 0 ? requestId : undefined,
        at,
      })
    }
    return answer
  })

type Loaded = ReadonlyMap<string, Placement>

/** These placements, kept from others until the transaction ends; always in one order. PLACEMENT_NOT_FOUND where the actor coordinates one of them not. */
export async function lockPlacements(tx: Ctx, ids: readonly string[]): Promise<Map<string, Placement>> {
  await sql`select from placement where id = any(${ids}::uuid[]) order by id for no key update`.execute(tables(tx.em))
  const rows = await tx.em.find(
    Placement,
    {
      id: { $in: [...ids] },
      institution: { $in: institutionsAs(tx.actor, 'coordinator') },
      student: { $ne: userIdOf(tx.actor) },
    },
    { populate: ['student'], refresh: true },
  )
  if (rows.length !== new Set(ids).size) throw new DomainError('PLACEMENT_NOT_FOUND')
  return new Map(rows.map((placement) => [placement.id, placement]))
}

/** Says whose placements are not as they were on screen. */
export const placementsMoved = (students: readonly string[]): DomainError =>
  new DomainError('PLACEMENTS_MOVED', {
    detail: `Changed since you looked: ${students.join(', ')}.`,
    facts: { count: students.length, students: students.join('\n') },
  })

/**
 * OWN_SUPERVISOR for the student himself, PERSON_NOT_FOUND for anybody who is no lecturer of the institution, CONTACT_UNCHECKED for anybody who
 * is no checked contact at the host; each at the row, as it was sent.
 */
async function assertMaySupervise(
  tx: Ctx,
  as: SuperviseInput['as'],
  changes: SuperviseInput['changes'],
  placements: Loaded,
): Promise<void> {
  const wanted = changes.flatMap(({ placementId, supervisorId }, index) => {
    const placement = placements.get(placementId)
    return placement && supervisorId !== null ? [{ placement, supervisorId, field: `changes/${index}/supervisorId` }] : []
  })
  const himself = wanted.find(({ placement, supervisorId }) => placement.student.id === supervisorId)
  if (himself) throw fieldError('OWN_SUPERVISOR', himself.field, 'Nobody supervises himself.')
  if (as === 'university') {
    const institutions = [...new Set(wanted.map(({ placement }) => placement.institution.id))]
    const may = new Set((await supervisorsOf(tx, institutions)).map(({ id, institutionId }) => `${institutionId} ${id}`))
    const stranger = wanted.find(({ placement, supervisorId }) => !may.has(`${placement.institution.id} ${supervisorId}`))
    if (stranger) throw fieldError('PERSON_NOT_FOUND', stranger.field, 'This is no university supervisor of the institution.')
    return
  }
  const asked = new Map(
    wanted.map(({ placement, supervisorId: userId, field }) => {
      const contact = { institutionId: placement.institution.id, organisationId: placement.organisation.id, userId }
      return [Object.values(contact).join(), { contact, field }] as const
    }),
  )
  for (const { contact, field } of asked.values()) await assertContactChecked(tx, contact, field)
}
