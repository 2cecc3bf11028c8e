import type { WeekView, WriteSummaryInput } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
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
    const before = await doneBefore(tx, { kind: 'week.summaryWritten', subjectId: row?.id ?? '', requestId: input.requestId })
    // The record holds no words: whether these are the same is known as long as nothing has followed them.
    if (before?.revision === row?.revision && before && row?.summary !== input.summary) throw new DomainError('ID_TAKEN')
    if (before) return viewWeek(tx, input)

    const to = decidedWeek(tx, week, 'writeSummary', { revision: input.revision })
    const revision = (row?.revision ?? 0) + 1
    await moveWeek(tx, week, {
      kind: 'week.summaryWritten',
      role: 'student',
      to,
      words: { summary: input.summary, summaryAt: tx.clock(), revision },
      requestId: input.requestId,
    })
    return viewWeek(tx, input)
  })
