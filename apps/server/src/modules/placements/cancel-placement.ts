import type { CancelPlacementInput, PlacementCourse } from '@ipt/contracts'
import { Application, type Placement } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { giveBackSlots, lockVacancies } from '../vacancies/index.ts'
import { decidedPlacement, loadPlacement, movePlacement } from './move-placement.ts'
import { viewCourse } from './placement-course.queries.ts'

const KIND = 'placement.cancelled'

/**
 * A coordinator cancels a placement on which nothing was logged; the place of its vacancy is free again.
 * PLACEMENT_NOT_FOUND, NOT_YOURS, WRONG_STATE, DAYS_IN_USE (something was logged), ID_TAKEN.
 */
export const cancelPlacement = (ctx: Ctx, { id, comment, requestId }: CancelPlacementInput): Promise<PlacementCourse> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadPlacement(tx, id)
    if (await doneBefore(tx, { kind: KIND, subjectId: id, comment, requestId })) return viewCourse(tx, id)

    const to = decidedPlacement(loaded, 'cancel')
    const vacancyId = await vacancyOf(tx, loaded.placement)
    if (vacancyId !== null) {
      await lockVacancies(tx, [vacancyId])
      await giveBackSlots(tx, vacancyId, 1)
    }
    await movePlacement(tx, loaded, { kind: KIND, to, comment, requestId })
    return viewCourse(tx, id)
  })

/** The vacancy whose place it takes: an offer's by its application, or the one that a coordinator gave of. */
async function vacancyOf(tx: Ctx, { applicationId, vacancyId }: Placement): Promise<string | null> {
  if (!applicationId) return vacancyId ?? null
  return (await tx.em.findOneOrFail(Application, { id: applicationId })).vacancy.id
}
