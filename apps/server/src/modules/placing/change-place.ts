import type { ChangedPlace, ChangePlaceInput } from '@ipt/contracts'
import { LogEntry, Membership, Placement } from '@ipt/db'
import { addDays } from '@ipt/domain'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedPlacement, loadPlacement, movePlacement } from '../placements/index.ts'
import { loadPlace } from './place.ts'

const KIND = 'placement.moved'

/**
 * A student goes on at another place, half-way: the placement ends the day before, and a new one follows it, at which arrival is reported
 * anew. Each host's supervisor sees the days at his own; a lecturer who is none any more stays behind. PLACEMENT_NOT_FOUND, NOT_YOURS, WRONG_STATE, INPUT_INVALID (no such day, a site of
 * another host), DAYS_IN_USE (logs from that day on), ORGANISATION_NOT_FOUND, CONTACT_UNCHECKED, OWN_SUPERVISOR, ID_TAKEN.
 */
export const changePlace = (ctx: Ctx, { id, newId, on, comment, requestId, ...sent }: ChangePlaceInput): Promise<ChangedPlace> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadPlacement(tx, id)
    const days = { from: addDays(on, -1), nextPlacementId: newId, nextSiteId: sent.siteId, nextContactId: sent.contactId }
    if (await doneBefore(tx, { kind: KIND, subjectId: id, comment, requestId, data: days })) return { placementId: newId }

    const to = decidedPlacement(loaded, 'changePlace')
    const { placement, today } = loaded
    if (on <= placement.startsOn || on > placement.endsOn)
      throw fieldError('INPUT_INVALID', 'on', `The placement is from ${placement.startsOn} to ${placement.endsOn}.`)
    if (on > addDays(today, 1)) throw fieldError('INPUT_INVALID', 'on', 'Change it on the day before, when the last day is logged.')
    const later = await tx.em.count(LogEntry, { placement: id, status: { $ne: 'VOIDED' }, logDate: { $gte: on } })
    if (later > 0) throw new DomainError('DAYS_IN_USE', { detail: `There are ${later} logs from this day on.`, facts: { logs: later } })
    if ((await tx.em.count(Placement, { id: newId })) > 0) throw new DomainError('ID_TAKEN')
    const { cohort, endsOn } = placement
    const { industrialSupervisorId } = await loadPlace(tx, { ...sent, cohortId: cohort.id, vacancyId: null, startsOn: on, endsOn })
    if (industrialSupervisorId === placement.student.id) throw new DomainError('OWN_SUPERVISOR')

    await movePlacement(tx, loaded, { kind: KIND, to, patch: { endedOn: days.from }, days, comment, requestId })
    await follow(tx, placement, { newId, on, industrialSupervisorId, ...sent })
    return { placementId: newId }
  })

type Following = Pick<ChangePlaceInput, 'newId' | 'on' | 'organisationId' | 'siteId'> & { industrialSupervisorId: string | null }

/** The placement that follows: the same season and last day, and the same lecturer, if he still is one. */
async function follow(tx: Ctx, before: Placement, { newId, on, organisationId, siteId, industrialSupervisorId }: Following): Promise<void> {
  const at = tx.clock()
  const universitySupervisor = await lecturerOf(tx, before)
  await tx.em.insert(Placement, {
    id: newId,
    institution: before.institution.id,
    cohort: before.cohort.id,
    student: before.student.id,
    organisation: organisationId,
    site: siteId,
    industrialSupervisor: industrialSupervisorId,
    universitySupervisor,
    startsOn: on,
    endsOn: before.endsOn,
    status: 'CONFIRMED',
    source: 'ASSIGNED',
    previousId: before.id,
    createdAt: at,
  })
  await record(tx, {
    kind: 'placement.confirmed',
    subject: { type: 'placement', id: newId },
    institutionId: before.institution.id,
    role: 'coordinator',
    from: null,
    to: 'CONFIRMED',
    revision: null,
    data: {
      placementId: newId,
      studentId: before.student.id,
      industrialSupervisorId,
      universitySupervisorId: universitySupervisor,
      cohortId: before.cohort.id,
      organisationId,
      previousPlacementId: before.id,
    },
    at,
  })
}

async function lecturerOf(tx: Ctx, { universitySupervisor: user, institution }: Placement): Promise<string | null> {
  if (!user) return null
  const held = await tx.em.count(Membership, { user: user.id, institution: institution.id, role: 'universitySupervisor', until: null })
  return held > 0 ? user.id : null
}
