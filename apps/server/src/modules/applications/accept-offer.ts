import type { MoveApplicationInput, OwnApplication } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertChecklist, assertSeasonRuns } from '../cohorts/index.ts'
import { hasLivePlacement, placeByOffer } from '../placements/index.ts'
import { lockVacancies, takeSlot } from '../vacancies/index.ts'
import { decidedApplication, type LoadedApplication, loadApplication, lockEnrolment } from './internal.ts'
import { letGo, openApplications, vacanciesKept } from './let-go.ts'
import { applicationKind, moveApplication } from './move-application.ts'
import { viewOwnApplication } from './own-applications.queries.ts'

/**
 * The student accepts an offer: he takes one of its places, is placed there, and lets go of whatever else he has applied to in the season,
 * all of it together or nothing. APPLICATION_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION, OFFER_EXPIRED, ALREADY_PLACED,
 * NOT_ENROLLED, SEASON_OVER, CHECKLIST_OPEN, NO_FREE_SLOT.
 */
export const acceptOffer = (ctx: Ctx, { id, from, requestId }: MoveApplicationInput): Promise<OwnApplication> =>
  inTransaction(ctx, async (tx) => {
    const { application } = await loadApplication(tx, id)
    const season = { cohortId: application.cohort.id, studentId: application.student.id }
    const enrolled = await lockEnrolment(tx, season)
    // From here on nobody else acts for this student: a first sending that was under way has ended.
    if (await doneBefore(tx, { kind: applicationKind('accept'), subjectId: id, requestId })) return viewOwnApplication(tx, id)

    const others = await openApplications(tx, { cohortId: season.cohortId, studentIds: [season.studentId], except: id })
    await lockVacancies(tx, [application.vacancy.id, ...vacanciesKept(others)])
    // Read with the lock in hand: its host may have been merged, or its dates changed, a moment before.
    const loaded = await loadApplication(tx, id)
    const to = decidedApplication(tx, loaded, 'accept', { from, unplaced: !(await hasLivePlacement(tx, season)) })
    if (!enrolled) throw new DomainError('NOT_ENROLLED')
    await assertSeasonRuns(tx, season.cohortId)
    await assertChecklist(tx, { ...season, gate: 'PLACEMENT' })

    await takeSlot(tx, loaded.vacancy.id)
    await moveApplication(tx, loaded, { event: 'accept', to, requestId })
    await placeByOffer(tx, { ...season, ...placeOf(loaded) })
    for (const other of others) await letGo(tx, other)
    return viewOwnApplication(tx, id)
  })

const placeOf = ({ application, vacancy, institution }: LoadedApplication) => ({
  institutionId: institution.id,
  applicationId: application.id,
  vacancyId: vacancy.id,
  organisationId: vacancy.organisation.id,
  siteId: vacancy.site.id,
  industrialSupervisorId: vacancy.contact?.user.id ?? null,
  startsOn: vacancy.startsOn,
  endsOn: vacancy.endsOn,
})
