import type { MoveApplicationInput, OwnApplication } from '@ipt/contracts'
import { Application } from '@ipt/db'
import { OPEN_APPLICATIONS } from '@ipt/domain'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertChecklist } from '../cohorts/index.ts'
import { hasLivePlacement, placeByOffer } from '../placements/index.ts'
import { lockVacancies, releaseSlot, takeSlot } from '../vacancies/index.ts'
import { expired } from './expire-offers.ts'
import { decidedApplication, type LoadedApplication, loadApplication, lockEnrolment, offerIsOpen } from './internal.ts'
import { applicationKind, moveApplication } from './move-application.ts'
import { viewOwnApplication } from './own-applications.queries.ts'

/**
 * The student accepts an offer: he takes one of its places, is placed there, and lets go of whatever else he has applied to in the season,
 * all of it together or nothing. APPLICATION_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION, OFFER_EXPIRED, ALREADY_PLACED,
 * NOT_ENROLLED, CHECKLIST_OPEN, NO_FREE_SLOT.
 */
export const acceptOffer = (ctx: Ctx, { id, from, requestId }: MoveApplicationInput): Promise<OwnApplication> =>
  inTransaction(ctx, async (tx) => {
    const { application } = await loadApplication(tx, id)
    const season = { cohortId: application.cohort.id, studentId: application.student.id }
    const enrolled = await lockEnrolment(tx, season)
    // From here on nobody else acts for this student: a first sending that was under way has ended.
    if (await doneBefore(tx, { kind: applicationKind('accept'), subjectId: id, requestId })) return viewOwnApplication(tx, id)

    const loaded = await loadApplication(tx, id)
    const to = decidedApplication(tx, loaded, 'accept', { from, unplaced: !(await hasLivePlacement(tx, season)) })
    if (!enrolled) throw new DomainError('NOT_ENROLLED')
    await assertChecklist(tx, { ...season, gate: 'PLACEMENT' })

    const others = await othersOf(tx, loaded)
    const offered = others.filter(({ application }) => application.status === 'OFFERED')
    await lockVacancies(
      tx,
      [loaded, ...offered].map(({ vacancy }) => vacancy.id),
    )
    await takeSlot(tx, loaded.vacancy.id)
    await moveApplication(tx, loaded, { event: 'accept', to, requestId })
    await placeByOffer(tx, { ...season, ...placeOf(loaded) })
    for (const other of others) await letGo(tx, other)
    return viewOwnApplication(tx, id)
  })

/** What else the student has open in the season. */
async function othersOf(tx: Ctx, { application }: LoadedApplication): Promise<LoadedApplication[]> {
  const rows = await tx.em.find(
    Application,
    {
      student: application.student.id,
      cohort: application.cohort.id,
      status: { $in: [...OPEN_APPLICATIONS] },
      id: { $ne: application.id },
    },
    { populate: ['vacancy.contact', 'institution'], refresh: true, orderBy: { rank: 'asc' } },
  )
  return rows.map((other) => ({ application: other, vacancy: other.vacancy, institution: other.institution, relations: ['student'] }))
}

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

/** Declines an offer, and withdraws what is no offer yet. One that ran out unswept runs out now. */
async function letGo(tx: Ctx, other: LoadedApplication): Promise<void> {
  const { application, institution, vacancy } = other
  if (application.status !== 'OFFERED')
    return moveApplication(tx, other, { event: 'withdraw', to: decidedApplication(tx, other, 'withdraw') })
  if (offerIsOpen(tx.clock(), institution.timeZone, application.answerBy))
    await moveApplication(tx, other, { event: 'decline', to: decidedApplication(tx, other, 'decline') })
  else await expired(tx, other)
  await releaseSlot(tx, vacancy.id)
}
