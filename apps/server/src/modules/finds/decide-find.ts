import type { ActOnFindInput, FindView } from '@ipt/contracts'
import { Placement, PlacementFind } from '@ipt/db'
import { LockMode } from '@mikro-orm/postgresql'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { letGo, openApplications, vacanciesKept } from '../applications/index.ts'
import { assertChecklist, assertSeasonRuns } from '../cohorts/index.ts'
import { vouchForSupervisor } from '../organisations/index.ts'
import { lockVacancies } from '../vacancies/index.ts'
import { viewFind } from './finds.queries.ts'
import { assertNotOwnAddress, lockEnrolment } from './propose-find.ts'

/**
 * A coordinator confirms a place that a student found, having checked the host and who supervises there: the supervisor becomes a checked
 * contact, the student lets go of what he had applied to. PLACEMENT_NOT_FOUND (the student's own, too), WRONG_STATE, SEASON_OVER,
 * CHECKLIST_OPEN, CONTACT_IS_STUDENT, NOT_ENROLLED, INPUT_INVALID (the supervisor is suspended), ID_TAKEN.
 */
export const confirmFind = (ctx: Ctx, { placementId, requestId }: ActOnFindInput): Promise<FindView> =>
  inTransaction(ctx, async (tx) => {
    const view = await viewFind(tx, placementId, 'coordinator')
    await lockEnrolment(tx, view.cohort.id, view.student.id)
    const placement = await locked(tx, placementId)
    if (await doneBefore(tx, { kind: 'placement.confirmed', subjectId: placementId, requestId })) return viewFind(tx, placementId)
    assertProposed(placement)
    const season = { cohortId: view.cohort.id, studentId: view.student.id }
    await assertSeasonRuns(tx, season.cohortId)
    await assertChecklist(tx, { ...season, gate: 'PLACEMENT' })
    const open = await openApplications(tx, { cohortId: season.cohortId, studentIds: [season.studentId] })
    await lockVacancies(tx, vacanciesKept(open))
    const [institutionId, organisationId] = [placement.institution.id, placement.organisation.id]
    const find = await tx.em.findOneOrFail(PlacementFind, { placement: placementId })
    await assertNotOwnAddress(tx, season.studentId, find.supervisorEmail)
    const industrialSupervisorId = await vouchForSupervisor(tx, {
      institutionId,
      organisationId,
      name: find.supervisorName,
      title: find.supervisorTitle,
      phone: find.supervisorPhone,
      email: find.supervisorEmail,
    })
    for (const application of open) await letGo(tx, application, 'coordinator')
    await tx.em.nativeUpdate(Placement, { id: placementId }, { status: 'CONFIRMED', industrialSupervisor: industrialSupervisorId })
    await record(tx, {
      kind: 'placement.confirmed',
      subject: { type: 'placement', id: placementId },
      institutionId,
      role: 'coordinator',
      from: 'PROPOSED',
      to: 'CONFIRMED',
      revision: null,
      data: { placementId, ...season, industrialSupervisorId, universitySupervisorId: null, organisationId },
      requestId,
      at: tx.clock(),
    })
    return viewFind(tx, placementId)
  })

/** The student takes his proposal back, as long as nobody has decided on it. PLACEMENT_NOT_FOUND, WRONG_STATE, ID_TAKEN. */
export const withdrawFind = (ctx: Ctx, { placementId, requestId }: ActOnFindInput): Promise<FindView> =>
  inTransaction(ctx, async (tx) => {
    const view = await viewFind(tx, placementId, 'student')
    const placement = await locked(tx, placementId)
    if (await doneBefore(tx, { kind: 'placement.withdrawn', subjectId: placementId, requestId })) return viewFind(tx, placementId)
    assertProposed(placement)
    await tx.em.nativeUpdate(Placement, { id: placementId }, { status: 'CANCELLED' })
    await record(tx, {
      kind: 'placement.withdrawn',
      subject: { type: 'placement', id: placementId },
      institutionId: placement.institution.id,
      role: 'student',
      from: 'PROPOSED',
      to: 'CANCELLED',
      revision: null,
      data: { placementId, studentId: view.student.id, cohortId: view.cohort.id, organisationId: view.organisation.id },
      requestId,
      at: tx.clock(),
    })
    return viewFind(tx, placementId)
  })

const locked = (tx: Ctx, id: string): Promise<Placement> =>
  tx.em.findOneOrFail(Placement, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })

function assertProposed({ status }: Placement): void {
  if (status !== 'PROPOSED') throw new DomainError('WRONG_STATE', { detail: `The placement is ${status}.`, facts: { status } })
}
