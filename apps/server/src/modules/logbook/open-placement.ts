import { Placement } from '@ipt/db'
import { userIdOf } from '@ipt/domain'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/**
 * The placement that the actor, as its student, logs into: the named one, or the only open one (of several, the only one whose dates
 * hold `date`). PLACEMENT_NOT_FOUND, NO_OPEN_PLACEMENT, PLACEMENT_AMBIGUOUS.
 */
export async function openPlacement(tx: Ctx, placementId: string | undefined, date: string | undefined): Promise<Placement> {
  const own = await tx.em.find(
    Placement,
    { student: userIdOf(tx.actor), ...(placementId === undefined ? { status: 'ACTIVE' } : { id: placementId }) },
    { populate: ['cohort', 'institution'], orderBy: { startsOn: 'desc' }, limit: 20 },
  )
  if (placementId !== undefined) {
    const [placement] = own
    if (!placement) throw fieldError('PLACEMENT_NOT_FOUND', 'placementId', 'You have no such placement.')
    if (placement.status !== 'ACTIVE') throw new DomainError('NO_OPEN_PLACEMENT', { facts: { status: placement.status } })
    return held(tx, placement)
  }
  const holding = own.length > 1 && date !== undefined ? own.filter((each) => each.startsOn <= date && date <= each.endsOn) : own
  const [only, ...others] = holding.length > 0 ? holding : own
  if (!only) throw new DomainError('NO_OPEN_PLACEMENT')
  if (others.length > 0) throw fieldError('PLACEMENT_AMBIGUOUS', 'placementId', 'You have more than one open placement: say which.')
  return held(tx, only)
}

/** Nobody ends, cancels or moves it until the commit; who did so in this very moment is seen. */
async function held(tx: Ctx, placement: Placement): Promise<Placement> {
  const [now] = await tx.em.execute<{ status: Placement['status'] }[]>('select status from placement where id = ? for share', [
    placement.id,
  ])
  if (now?.status !== 'ACTIVE') throw new DomainError('NO_OPEN_PLACEMENT', { facts: { status: now?.status ?? '' } })
  return placement
}
