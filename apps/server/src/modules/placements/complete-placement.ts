import type { CompletePlacementInput, PlacementCourse } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedPlacement, loadPlacement, movePlacement } from './move-placement.ts'
import { viewCourse } from './placement-course.queries.ts'

const KIND = 'placement.completed'

/** A coordinator completes a placement that is over and of which nothing waits. PLACEMENT_NOT_FOUND, NOT_YOURS, WRONG_STATE, PLACEMENT_WAITS, ID_TAKEN. */
export const completePlacement = (ctx: Ctx, { id, requestId }: CompletePlacementInput): Promise<PlacementCourse> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadPlacement(tx, id)
    if (await doneBefore(tx, { kind: KIND, subjectId: id, requestId })) return viewCourse(tx, id)

    const to = decidedPlacement(loaded, 'complete')
    await movePlacement(tx, loaded, { kind: KIND, to, requestId })
    return viewCourse(tx, id)
  })
