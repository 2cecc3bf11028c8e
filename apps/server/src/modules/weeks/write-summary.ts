import type { WeekView, WriteSummaryInput } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedWeek, loadWeek, moveWeek } from './internal.ts'
import { viewWeek } from './weeks.queries.ts'

/**
 * The student says what the week came to; again and again until it is signed. PLACEMENT_NOT_FOUND, WEEK_NOT_FOUND, NOT_YOURS,
 * WRONG_STATE, STALE_REVISION, ID_TAKEN. Sent again with the same `requestId`, it answers the same and records once.
 */
export const writeSummary = (ctx: Ctx, input: WriteSummaryInput): Promise<WeekView> =>
  inTransaction(ctx, async (tx) => {
    const week = await loadWeek(tx, input.placementId, input.weekStartsOn)
    const { row } = week
    const act = { kind: 'week.summaryWritten', subjectId: row?.id ?? '', requestId: input.requestId, comment: input.summary }
    if (await doneBefore(tx, act)) return viewWeek(tx, input)

    const to = decidedWeek(tx, week, 'writeSummary', { revision: input.revision })
    const revision = (row?.revision ?? 0) + 1
    await moveWeek(tx, week, {
      kind: 'week.summaryWritten',
      role: 'student',
      to,
      words: { summary: input.summary, summaryAt: tx.clock(), revision },
      comment: input.summary,
      requestId: input.requestId,
    })
    return viewWeek(tx, input)
  })
