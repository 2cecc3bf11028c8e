import { type EventData, LeaveRequest, type Placement } from '@ipt/db'
import { dateIn, type IsoDate, type LeaveEvent, type LeaveFacts, type LeaveStatus, nextLeave, type Role, userIdOf } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { peopleOf, relationsTo, visiblePlacements } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, LostRace } from '../../kernel/use-case.ts'

/** A request, its placement, and what the actor is to it. */
export interface LoadedLeave {
  leave: LeaveRequest
  placement: Placement
  relations: Role[]
}

/** The request, if the actor may see it. LEAVE_NOT_FOUND. */
export async function loadLeave(tx: Ctx, id: string): Promise<LoadedLeave> {
  const leave = await tx.em.findOne(
    LeaveRequest,
    { id, placement: visiblePlacements(tx.actor) },
    { populate: ['placement', 'placement.institution'] },
  )
  if (!leave) throw new DomainError('LEAVE_NOT_FOUND')
  return { leave, placement: leave.placement, relations: relationsTo(tx.actor, peopleOf(leave.placement)) }
}

/** Where `event` leads the request, or the refusal that says why not. `daysFree` is asked only where it counts. */
export function decidedLeave(tx: Ctx, { leave, placement, relations }: LoadedLeave, event: LeaveEvent, daysFree = true): LeaveStatus {
  const now = tx.clock()
  const facts: LeaveFacts = {
    relations,
    daysFree,
    notBegun: dateIn(placement.institution.timeZone, now) <= leave.fromOn,
    decision: leave.decidedAt
      ? { own: leave.decidedBy?.id === userIdOf(tx.actor), ageMs: now.getTime() - leave.decidedAt.getTime() }
      : null,
  }
  const decision = nextLeave(leave.status, event, facts)
  if (decision.ok) return decision.to
  switch (decision.code === 'GUARD' ? decision.guard : decision.code) {
    case 'NOT_YOURS':
      throw new DomainError('NOT_YOURS')
    case 'ownLately':
      throw new DomainError('UNDO_OVER', { detail: 'Only your own decision can be taken back, for 15 minutes.' })
    case 'daysFree':
      throw new DomainError('LEAVE_OVERLAPS')
    case 'notBegun':
      throw new DomainError('WRONG_STATE', {
        detail: `This leave has begun on ${leave.fromOn}. Log the days on which you worked.`,
        facts: { status: leave.status },
      })
    default:
      throw new DomainError('WRONG_STATE', { detail: `The request is ${leave.status}.`, facts: { status: leave.status } })
  }
}

/**
 * Whether no other live request of the placement has one of these days. Holds the placement until the transaction ends, so that of two
 * requests for one day the second sees the first.
 */
export async function daysFree(
  tx: Ctx,
  placementId: string,
  { id, fromOn, toOn }: Pick<LeaveRequest, 'id' | 'fromOn' | 'toOn'>,
): Promise<boolean> {
  await tables(tx.em).selectFrom('placement').select('id').where('id', '=', placementId).forNoKeyUpdate().execute()
  const rivals = await tx.em.count(LeaveRequest, {
    id: { $ne: id },
    placement: placementId,
    status: { $in: ['ASKED', 'GRANTED'] },
    fromOn: { $lte: toOn },
    toOn: { $gte: fromOn },
  })
  return rivals === 0
}

interface LeaveMove {
  kind: 'leave.granted' | 'leave.declined' | 'leave.decisionUndone' | 'leave.withdrawn'
  role: Role
  to: LeaveStatus
  comment?: string | undefined
  requestId?: string | undefined
}

/** The one place that moves a request. A rival's write since it was loaded throws LostRace. */
export async function moveLeave(tx: Ctx, { leave, placement }: LoadedLeave, { to, ...act }: LeaveMove): Promise<void> {
  const at = tx.clock()
  const decided = to === 'GRANTED' || to === 'DECLINED'
  const changed = await tx.em.nativeUpdate(
    LeaveRequest,
    { id: leave.id, version: leave.version },
    {
      status: to,
      version: leave.version + 1,
      declinedFor: to === 'DECLINED' ? (act.comment ?? '') : null,
      ...(to === 'WITHDRAWN' ? {} : { decidedAt: decided ? at : null, decidedBy: decided ? userIdOf(tx.actor) : null }),
    },
  )
  if (changed !== 1) throw new LostRace()
  await record(tx, {
    ...act,
    subject: { type: 'leave', id: leave.id },
    institutionId: placement.institution.id,
    from: leave.status,
    to,
    revision: null,
    data: castOf(placement, leave),
    at,
  })
}

/** Who was on the placement when it happened, and the days that it is about. */
export const castOf = (placement: Placement, leave: { kind: string; fromOn: IsoDate; toOn: IsoDate }): EventData => ({
  placementId: placement.id,
  leaveKind: leave.kind,
  from: leave.fromOn,
  to: leave.toOn,
  studentId: placement.student.id,
  industrialSupervisorId: placement.industrialSupervisor?.id ?? null,
  universitySupervisorId: placement.universitySupervisor?.id ?? null,
})
