import type { ArrivalView, ReportArrivalInput } from '@ipt/contracts'
import { ArrivalNote, Placement } from '@ipt/db'
import { dateIn, nextArrival, userIdOf } from '@ipt/domain'
import type { z } from 'zod'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { peopleOf, relationsTo } from '../../kernel/policy.ts'
import { type Ctx, inTransaction, LostRace } from '../../kernel/use-case.ts'
import { assertChecklist } from '../cohorts/index.ts'
import { bindArrivalFile } from '../files/index.ts'
import { viewArrival } from './arrivals.queries.ts'
import { moveArrival, recordArrival } from './internal.ts'

type Report = z.output<typeof ReportArrivalInput>

/**
 * A student reports having arrived, or again after the note came back. Makes a confirmed placement active, and so opens its logs.
 * PLACEMENT_NOT_FOUND, PLACEMENT_AMBIGUOUS, WRONG_STATE, CHECKLIST_OPEN, INPUT_INVALID (a day that has not come), FILE_NOT_FOUND,
 * ID_TAKEN.
 */
export const reportArrival = (ctx: Ctx, input: Report): Promise<ArrivalView> =>
  inTransaction(ctx, async (tx) => {
    const known = input.id === undefined ? null : await reportedBefore(tx, input.id, input)
    if (known === 'same') return viewArrival(tx, input.id ?? '')

    const placement = await arrivingPlacement(tx, input.placementId)
    const relations = relationsTo(tx.actor, peopleOf(placement))
    const today = dateIn(placement.institution.timeZone, tx.clock())
    const arrivedOn = input.arrivedOn ?? today
    if (arrivedOn > today) throw fieldError('INPUT_INVALID', 'arrivedOn', 'This day has not come yet.')
    if (arrivedOn < placement.cohort.startsOn || arrivedOn > placement.endsOn)
      throw fieldError('INPUT_INVALID', 'arrivedOn', `Your placement is from ${placement.startsOn} to ${placement.endsOn}.`)

    const earlier = await tx.em.findOne(ArrivalNote, { placement: placement.id })
    // The first sending was committed between the two looks: seen from the start, it is found.
    if (earlier && earlier.id === input.id && known === null) throw new LostRace()
    const decision = nextArrival(earlier?.status ?? null, 'report', relations)
    if (!decision.ok)
      throw decision.code === 'NOT_YOURS'
        ? new DomainError('NOT_YOURS')
        : new DomainError('WRONG_STATE', { detail: 'You have reported your arrival already.', facts: { status: earlier?.status ?? '' } })
    if (!earlier) await assertChecklist(tx, { studentId: placement.student.id, cohortId: placement.cohort.id, gate: 'ARRIVAL' })

    const at = tx.clock()
    const id = earlier?.id ?? input.id ?? tx.newId()
    const revision = (earlier?.revision ?? 0) + 1
    const words = {
      arrivedOn,
      note: input.note,
      latitude: input.location?.latitude ?? null,
      longitude: input.location?.longitude ?? null,
      accuracy: input.location?.accuracy ?? null,
    }
    if (earlier)
      await moveArrival(tx, { note: earlier, placement, relations }, decision.to, { ...words, revision, reportedAt: at, returnedFor: null })
    else
      await tx.em.insert(ArrivalNote, {
        id,
        institution: placement.institution.id,
        placement: placement.id,
        status: decision.to,
        ...words,
        revision,
        reportedAt: at,
      })
    await bindArrivalFile(tx, { arrivalNoteId: id, institutionId: placement.institution.id, attachmentId: input.attachmentId })
    await recordArrival(
      tx,
      { id, arrivedOn, placement, role: 'student' },
      { kind: 'arrival.reported', from: earlier?.status ?? null, to: decision.to, revision, requestId: input.requestId, at },
    )
    await activate(tx, placement, at)
    return viewArrival(tx, id)
  })

/** Whether the same person reported the same, or other words, under this id before. ID_TAKEN when the id is somebody else's. */
async function reportedBefore(tx: Ctx, id: string, input: Report): Promise<'same' | 'other' | null> {
  const note = await tx.em.findOne(ArrivalNote, { id }, { populate: ['placement'] })
  if (!note) return null
  const own =
    note.placement.student.id === userIdOf(tx.actor) && (input.placementId === undefined || input.placementId === note.placement.id)
  if (!own) throw new DomainError('ID_TAKEN')
  const same =
    note.status !== 'RETURNED' && note.note === input.note && (input.arrivedOn === undefined || input.arrivedOn === note.arrivedOn)
  return same ? 'same' : 'other'
}

/** The named placement of the actor, or the only one that waits for an arrival. */
async function arrivingPlacement(tx: Ctx, placementId: string | undefined): Promise<Placement> {
  const where = placementId === undefined ? { status: { $in: ['CONFIRMED' as const, 'ACTIVE' as const] } } : { id: placementId }
  const own = await tx.em.find(
    Placement,
    { student: userIdOf(tx.actor), ...where },
    { populate: ['cohort', 'institution'], orderBy: { startsOn: 'asc' }, limit: 20 },
  )
  const waiting = own.length > 1 ? own.filter((each) => each.status === 'CONFIRMED') : own
  const [placement, ...others] = waiting.length > 0 ? waiting : own.slice(-1)
  if (!placement) throw new DomainError('PLACEMENT_NOT_FOUND')
  if (others.length > 0) throw fieldError('PLACEMENT_AMBIGUOUS', 'placementId', 'You have more than one placement to arrive at: say which.')
  if (placement.status !== 'CONFIRMED' && placement.status !== 'ACTIVE')
    throw new DomainError('WRONG_STATE', {
      detail: `The placement is ${placement.status}; arrival is reported on a CONFIRMED one.`,
      facts: { status: placement.status },
    })
  return placement
}

/** CONFIRMED → ACTIVE: a slow supervisor locks nobody out. */
async function activate(tx: Ctx, placement: Placement, at: Date): Promise<void> {
  if (placement.status === 'ACTIVE') return
  const changed = await tx.em.nativeUpdate(Placement, { id: placement.id, status: 'CONFIRMED' }, { status: 'ACTIVE' })
  if (changed !== 1) throw new LostRace()
  await record(tx, {
    kind: 'placement.activated',
    subject: { type: 'placement', id: placement.id },
    institutionId: placement.institution.id,
    role: 'student',
    from: 'CONFIRMED',
    to: 'ACTIVE',
    revision: null,
    data: { placementId: placement.id, studentId: placement.student.id },
    at,
  })
}
