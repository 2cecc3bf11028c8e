import type { SignedIn } from '@ipt/auth'
import type { EndOtherSessionsInput, EndSessionInput } from '@ipt/contracts'
import { record } from '../../kernel/events.ts'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { homeOf } from './internal.ts'

type SessionCtx = Ctx & { services: Services; signedIn: SignedIn }

/** Ends one of one's own sessions, at its next request. One that is over, or never was one's own, is left as it is: sent twice is fine. */
export const endSession = (ctx: SessionCtx, { id, requestId }: EndSessionInput): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    if (await ctx.services.sessions.endOne(ctx.signedIn.userId, id, tx.em)) await recordEnd(tx, ctx.signedIn, 1, requestId)
  })

/** Ends all of one's own sessions and tokens but the one that asks. Sent twice is fine. */
export const endOtherSessions = (ctx: SessionCtx, { requestId }: EndOtherSessionsInput): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const count = await ctx.services.sessions.endOthers(ctx.signedIn.userId, ctx.signedIn.sessionId, tx.em)
    if (count > 0) await recordEnd(tx, ctx.signedIn, count, requestId)
  })

const recordEnd = async (tx: Ctx, { userId }: SignedIn, count: number, requestId: string | undefined): Promise<string> =>
  record(tx, {
    kind: 'user.sessionsEnded',
    subject: { type: 'user', id: userId },
    institutionId: (await homeOf(tx, userId))?.id ?? null,
    role: null,
    from: null,
    to: null,
    revision: null,
    data: { count },
    requestId,
    at: tx.clock(),
  })
