import type { ApplicantView, OfferPlaceInput } from '@ipt/contracts'
import { addDays, dateIn, LIMITS } from '@ipt/domain'
import { doneBefore } from '../../kernel/again.ts'
import { fieldError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertSeasonRuns } from '../cohorts/index.ts'
import { hasLivePlacement } from '../placements/index.ts'
import { holdSlot, lockVacancies } from '../vacancies/index.ts'
import { viewApplicant } from './applicants.queries.ts'
import { decidedApplication, loadApplication } from './internal.ts'
import { applicationKind, moveApplication } from './move-application.ts'

/**
 * Offers an applicant a place, which is kept for him until he answers or the last day has passed, which is a day of the season: there are never
 * more offers than places. APPLICATION_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION, SEASON_OVER, NO_FREE_SLOT, ALREADY_PLACED,
 * INPUT_INVALID (the last day), ID_TAKEN.
 */
export const offerPlace = (ctx: Ctx, { id, from, answerBy, comment, requestId }: OfferPlaceInput): Promise<ApplicantView> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadApplication(tx, id)
    const { application, vacancy, institution } = loaded
    const act = { kind: applicationKind('offer'), subjectId: id, requestId, comment, data: { answerBy } }
    if (await doneBefore(tx, act)) return viewApplicant(tx, id)

    const unplaced = !(await hasLivePlacement(tx, { cohortId: application.cohort.id, studentId: application.student.id }))
    const to = decidedApplication(tx, loaded, 'offer', { from, unplaced })
    const endsOn = await assertSeasonRuns(tx, application.cohort.id)
    checkLastDay(answerBy, dateIn(institution.timeZone, tx.clock()), endsOn)
    await lockVacancies(tx, [vacancy.id])
    await holdSlot(tx, vacancy.id)
    await moveApplication(tx, loaded, { event: 'offer', to, answerBy, comment, requestId })
    return viewApplicant(tx, id)
  })

function checkLastDay(answerBy: string, today: string, endsOn: string): void {
  const usual = addDays(today, LIMITS.offerDays)
  const latest = usual < endsOn ? usual : endsOn
  if (answerBy < today || answerBy > latest)
    throw fieldError('INPUT_INVALID', 'answerBy', `A day from ${today} to ${latest}.`, { from: today, to: latest })
}
