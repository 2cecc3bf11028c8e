import type { ArrivalView, ConfirmArrivalInput } from '@ipt/contracts'
import { userIdOf } from '@ipt/domain'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { viewArrival } from './arrivals.queries.ts'
import { decidedArrival, loadArrival, moveArrival, recordArrival } from './internal.ts'

/** The industrial supervisor confirms that the student is there. ARRIVAL_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_REVISION. */
export const confirmArrival = (ctx: Ctx, input: ConfirmArrivalInput): Promise<ArrivalView> =>
  inTransaction(ctx, async (tx) => {
    const arrival = await loadArrival(tx, input.id)
    if (await doneBefore(tx, { kind: 'arrival.confirmed', subjectId: input.id, ...input })) return viewArrival(tx, input.id)

    const { note, placement } = arrival
    const to = decidedArrival(arrival, 'confirm', input.revision)
    const at = tx.clock()
    await moveArrival(tx, arrival, to, { confirmedAt: at, confirmedBy: userIdOf(tx.actor) })
    await recordArrival(
      tx,
      { ...note, placement, role: 'industrialSupervisor' },
      { kind: 'arrival.confirmed', from: note.status, to, revision: note.revision, requestId: input.requestId, at },
    )
    return viewArrival(tx, input.id)
  })
