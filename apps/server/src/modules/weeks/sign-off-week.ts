import type { SignOffWeekInput, WeekView } from '@ipt/contracts'
import { userIdOf } from '@ipt/domain'
import type { z } from 'zod'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedWeek, loadWeek, moveWeek } from './internal.ts'
import { viewWeek } from './weeks.queries.ts'

/**
 * The industrial supervisor vouches for the whole week, as he read it. PLACEMENT_NOT_FOUND, WEEK_NOT_FOUND, NOT_YOURS, WRONG_STATE,
 * WEEK_NOT_OVER, WEEK_UNDECIDED with the days, STALE_REVISION, ID_TAKEN. It remembers the logs it covers: what changes later shows.
 */
export const signOffWeek = (ctx: Ctx, input: z.output<typeof SignOffWeekInput>): Promise<WeekView> =>
  inTransaction(ctx, async (tx) => {
    const week = await loadWeek(tx, input.placementId, input.weekStartsOn)
    const { row, logs } = week
    const act = { kind: 'week.signed', subjectId: row?.id ?? '', requestId: input.requestId, comment: input.comment }
    if (await doneBefore(tx, act)) return viewWeek(tx, input)

    const to = decidedWeek(tx, week, 'signOff', input)
    const covered = logs.map(({ id, revision }) => ({ id, revision }))
    const minutes = logs.reduce((sum, log) => sum + (log.minutes ?? 0), 0)
    await moveWeek(tx, week, {
      kind: 'week.signed',
      role: 'industrialSupervisor',
      to,
      words: {
        signedAt: tx.clock(),
        signedBy: userIdOf(tx.actor),
        comment: input.comment,
        coveredLogs: covered,
        coveredMinutes: minutes,
      },
      data: { logs: covered.map(({ id, revision }) => `${id}@${revision}`).join(' '), days: covered.length, minutes },
      comment: input.comment,
      requestId: input.requestId,
    })
    return viewWeek(tx, input)
  })
