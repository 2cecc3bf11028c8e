import type { AskLeaveInput, LeaveView } from '@ipt/contracts'
import { LeaveRequest, Placement } from '@ipt/db'
import { nextLeave, spanOf, userIdOf } from '@ipt/domain'
import type { z } from 'zod'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { peopleOf, relationsTo, visiblePlacements } from '../../kernel/policy.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { castOf, daysFree } from './internal.ts'
import { viewLeave } from './leave.queries.ts'

type Asked = z.output<typeof AskLeaveInput>

/**
 * A student asks for leave, or marks rest days. PLACEMENT_NOT_FOUND, NOT_YOURS, NO_OPEN_PLACEMENT, INPUT_INVALID (days outside of the
 * placement), LEAVE_OVERLAPS, ID_TAKEN. The same `id` with the same words answers with the one request.
 */
export const askLeave = (ctx: Ctx, input: Asked): Promise<LeaveView> =>
  inTransaction(ctx, async (tx) => {
    if (await askedBefore(tx, input)) return viewLeave(tx, input.id)

    const placement = await tx.em.findOne(
      Placement,
      { $and: [{ id: input.placementId }, visiblePlacements(tx.actor)] },
      { populate: ['cohort', 'institution'] },
    )
    if (!placement) throw fieldError('PLACEMENT_NOT_FOUND', 'placementId', 'You have no such placement.')
    const days = { id: input.id, kind: input.kind, fromOn: input.from, toOn: input.to }
    const decision = nextLeave(null, 'ask', {
      relations: relationsTo(tx.actor, peopleOf(placement)),
      daysFree: await daysFree(tx, placement.id, days),
      notBegun: true,
      decision: null,
    })
    if (!decision.ok && decision.code === 'NOT_YOURS') throw new DomainError('NOT_YOURS')
    if (placement.status !== 'ACTIVE' && placement.status !== 'CONFIRMED')
      throw new DomainError('NO_OPEN_PLACEMENT', { facts: { status: placement.status } })
    holdToPlacement(placement, input)
    if (!decision.ok) throw fieldError('LEAVE_OVERLAPS', 'from', 'Some of these days are asked for or granted already.')

    const at = tx.clock()
    await tx.em.insert(LeaveRequest, {
      ...days,
      institution: placement.institution.id,
      placement: placement.id,
      status: decision.to,
      note: input.note,
      version: 1,
      askedAt: at,
    })
    await record(tx, {
      kind: 'leave.asked',
      subject: { type: 'leave', id: input.id },
      institutionId: placement.institution.id,
      role: 'student',
      from: null,
      to: decision.to,
      revision: null,
      data: castOf(placement, days),
      at,
    })
    return viewLeave(tx, input.id)
  })

/** Whether the same person asked the same under this id before. ID_TAKEN when the id stands for anything else. */
async function askedBefore(tx: Ctx, { id, placementId, kind, from, to, note }: Asked): Promise<boolean> {
  const leave = await tx.em.findOne(LeaveRequest, { id }, { populate: ['placement'] })
  if (!leave) return false
  const same =
    leave.placement.student.id === userIdOf(tx.actor) &&
    leave.placement.id === placementId &&
    leave.kind === kind &&
    leave.fromOn === from &&
    leave.toOn === to &&
    leave.note === note
  if (!same) throw new DomainError('ID_TAKEN')
  return true
}

/** INPUT_INVALID where a day lies outside of the placement and its season. */
function holdToPlacement({ startsOn, endsOn, cohort }: Placement, { from, to }: Asked): void {
  const span = spanOf({
    placementStartsOn: startsOn,
    placementEndsOn: endsOn,
    cohortStartsOn: cohort.startsOn,
    cohortEndsOn: cohort.endsOn,
  })
  const field = from < span.from || from > span.to ? 'from' : to > span.to ? 'to' : null
  if (field) throw fieldError('INPUT_INVALID', field, `Your placement is from ${span.from} to ${span.to}.`, { ...span })
}
