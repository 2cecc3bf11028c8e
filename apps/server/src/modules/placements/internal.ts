import { ArrivalNote, type EventData, type Placement } from '@ipt/db'
import { type ArrivalEvent, type ArrivalStatus, nextArrival, type Role } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { peopleOf, relationsTo, visiblePlacements } from '../../kernel/policy.ts'
import { type Ctx, LostRace } from '../../kernel/use-case.ts'

/** An arrival note, its placement, and what the actor is to it. */
export interface LoadedArrival {
  note: ArrivalNote
  placement: Placement
  relations: Role[]
}

/** The note, if the actor may see it. ARRIVAL_NOT_FOUND. */
export async function loadArrival(tx: Ctx, id: string): Promise<LoadedArrival> {
  const note = await tx.em.findOne(ArrivalNote, { id, placement: visiblePlacements(tx.actor) }, { populate: ['placement'] })
  if (!note) throw new DomainError('ARRIVAL_NOT_FOUND')
  return { note, placement: note.placement, relations: relationsTo(tx.actor, peopleOf(note.placement)) }
}

/** Where `event` leads the note, or the refusal. `revision` left out means the current one. */
export function decidedArrival({ note, relations }: LoadedArrival, event: ArrivalEvent, revision?: number): ArrivalStatus {
  const decision = nextArrival(note.status, event, relations)
  if (!decision.ok) {
    if (decision.code === 'NOT_YOURS') throw new DomainError('NOT_YOURS')
    throw new DomainError('WRONG_STATE', { detail: `The arrival note is ${note.status}.`, facts: { status: note.status } })
  }
  if (revision !== undefined && revision !== note.revision)
    throw new DomainError('STALE_REVISION', {
      detail: `You read report ${revision}; the current one is ${note.revision}.`,
      facts: { revision: note.revision },
    })
  return decision.to
}

type Patch = Partial<
  Pick<
    ArrivalNote,
    'arrivedOn' | 'note' | 'latitude' | 'longitude' | 'accuracy' | 'revision' | 'reportedAt' | 'returnedFor' | 'confirmedAt'
  >
> & { confirmedBy?: string | null }

/** The one place that moves an arrival note. A rival's write since it was loaded throws LostRace. */
export async function moveArrival(tx: Ctx, { note }: LoadedArrival, to: ArrivalStatus, patch: Patch): Promise<void> {
  const changed = await tx.em.nativeUpdate(
    ArrivalNote,
    { id: note.id, status: note.status, revision: note.revision },
    { ...patch, status: to },
  )
  if (changed !== 1) throw new LostRace()
}

export interface ArrivalRecord {
  kind: 'arrival.reported' | 'arrival.confirmed' | 'arrival.returned'
  from: ArrivalStatus | null
  to: ArrivalStatus
  revision: number
  comment?: string | undefined
  requestId?: string | undefined
  at: Date
}

/** Records what happened to an arrival note, with the people who were on its placement. */
export const recordArrival = (
  tx: Ctx,
  arrival: { id: string; arrivedOn: string; placement: Placement; role: Role },
  { kind, ...rest }: ArrivalRecord,
): Promise<string> =>
  record(tx, {
    ...rest,
    kind,
    subject: { type: 'arrivalNote', id: arrival.id },
    institutionId: arrival.placement.institution.id,
    role: arrival.role,
    data: castOf(arrival.placement, arrival.arrivedOn),
  })

const castOf = (placement: Placement, arrivedOn: string): EventData => ({
  placementId: placement.id,
  arrivedOn,
  studentId: placement.student.id,
  industrialSupervisorId: placement.industrialSupervisor?.id ?? null,
  universitySupervisorId: placement.universitySupervisor?.id ?? null,
})
