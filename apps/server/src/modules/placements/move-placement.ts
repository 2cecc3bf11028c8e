import { type EventData, LeaveRequest, LogEntry, Placement } from '@ipt/db'
import { dateIn, nextPlacement, type PlacementEvent, type PlacementFacts, type PlacementStatus, type Relation } from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { peopleOf, relationsTo, visiblePlacements } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, LostRace } from '../../kernel/use-case.ts'

/** A placement, and what decides about it. */
export interface LoadedPlacement {
  placement: Placement
  today: string
  facts: PlacementFacts
}

/** The placement, if the actor may see it, held until the transaction ends: a log that is being written is there, or comes after. PLACEMENT_NOT_FOUND. */
export async function loadPlacement(tx: Ctx, id: string): Promise<LoadedPlacement> {
  await sql`select from placement where id = ${id} for update`.execute(tables(tx.em))
  const visible = tx.actor.kind === 'system' ? {} : visiblePlacements(tx.actor)
  const placement = await tx.em.findOne(Placement, { $and: [{ id }, visible] }, { populate: ['cohort', 'institution'] })
  if (!placement) throw new DomainError('PLACEMENT_NOT_FOUND')
  const today = dateIn(placement.institution.timeZone, tx.clock())
  const relations: Relation[] = tx.actor.kind === 'system' ? ['system'] : relationsTo(tx.actor, peopleOf(placement))
  return { placement, today, facts: { relations, over: placement.endsOn < today, ...(await stateOf(tx, id)) } }
}

/** Whether anything was logged, and whether anything waits for somebody. */
async function stateOf(tx: Ctx, placementId: string): Promise<{ unlogged: boolean; nothingWaits: boolean }> {
  const [logs, open, asked] = await Promise.all([
    tx.em.count(LogEntry, { placement: placementId }),
    tx.em.count(LogEntry, { placement: placementId, status: { $nin: ['VERIFIED_ACADEMIC', 'VOIDED'] } }),
    tx.em.count(LeaveRequest, { placement: placementId, status: 'ASKED' }),
  ])
  return { unlogged: logs === 0, nothingWaits: open + asked === 0 }
}

/** Where `event` leads the placement, or the refusal. */
export function decidedPlacement({ placement, facts }: LoadedPlacement, event: PlacementEvent): PlacementStatus {
  const decision = nextPlacement(placement.status, event, facts)
  if (decision.ok) return decision.to
  switch (decision.code === 'GUARD' ? decision.guard : decision.code) {
    case 'NOT_YOURS':
      throw new DomainError('NOT_YOURS')
    case 'WRONG_STATE':
      throw new DomainError('WRONG_STATE', { detail: `The placement is ${placement.status}.`, facts: { status: placement.status } })
    case 'unlogged':
      throw new DomainError('DAYS_IN_USE', { detail: 'Work was logged on it already: it can be ended, not cancelled.' })
    case 'over':
    case 'nothingWaits':
      throw new DomainError('PLACEMENT_WAITS')
  }
}

interface PlacementMove {
  kind: 'placement.endedEarly' | 'placement.moved' | 'placement.cancelled' | 'placement.completed' | 'placement.datesChanged'
  to: PlacementStatus
  patch?: Partial<Pick<Placement, 'startsOn' | 'endsOn' | 'endedOn'>>
  /** The days that it is about. */
  days?: { from: string; to?: string; nextPlacementId?: string; nextSiteId?: string; nextContactId?: string | null }
  comment?: string | undefined
  requestId?: string | undefined
}

/** Moves a placement in its course, and records it with the people who were on it. A rival's write since it was loaded throws LostRace. */
export async function movePlacement(
  tx: Ctx,
  { placement }: LoadedPlacement,
  { kind, to, patch = {}, days, ...said }: PlacementMove,
): Promise<void> {
  const { id, status } = placement
  const changed = await tx.em.nativeUpdate(Placement, { id, status }, { ...patch, status: to })
  if (changed !== 1) throw new LostRace()
  await record(tx, {
    ...said,
    kind,
    subject: { type: 'placement', id },
    institutionId: placement.institution.id,
    role: tx.actor.kind === 'system' ? null : 'coordinator',
    from: status,
    to,
    revision: null,
    data: { ...castOf(placement), ...days },
    at: tx.clock(),
  })
}

const castOf = (placement: Placement): EventData => ({
  placementId: placement.id,
  studentId: placement.student.id,
  industrialSupervisorId: placement.industrialSupervisor?.id ?? null,
  universitySupervisorId: placement.universitySupervisor?.id ?? null,
})
