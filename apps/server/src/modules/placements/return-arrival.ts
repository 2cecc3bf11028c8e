import type { ArrivalView, ReturnArrivalInput } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { viewArrival } from './arrivals.queries.ts'
import { decidedArrival, loadArrival, moveArrival, recordArrival } from './internal.ts'

/** The industrial supervisor returns the note, with the reason. ARRIVAL_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_REVISION. */
export const returnArrival = (ctx: Ctx, input: ReturnArrivalInput): Promise<ArrivalView> =>
  inTransaction(ctx, async (tx) => {
    const arrival = await loadArrival(tx, input.id)
    if (await doneBefore(tx, { kind: 'arrival.returned', subjectId: input.id, ...input })) return viewArrival(tx, input.id)

    const { note, placement } = arrival
    const to = decidedArrival(arrival, 'return', input.revision)
    await moveArrival(tx, arrival, to, { returnedFor: input.comment })
    await recordArrival(
      tx,
      { ...note, placement, role: 'industrialSupervisor' },
      {
        kind: 'arrival.returned',
        from: note.status,
        to,
        revision: note.revision,
        comment: input.comment,
        requestId: input.requestId,
        at: tx.clock(),
      },
    )
    return viewArrival(tx, input.id)
  })
