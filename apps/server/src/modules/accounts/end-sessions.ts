import { digestOf, type SignedIn } from '@ipt/auth'
import type { EndOtherSessionsInput, EndSessionInput } from '@ipt/contracts'
import type { EventData } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { record } from '../../kernel/events.ts'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { homeOf } from './internal.ts'

type SessionCtx = Ctx & { services: Services; signedIn: SignedIn }

/** Ends one of one's own sessions, at its next request. One that is over, or never was one's own, is left as it is. ID_TAKEN. Sent twice is fine. */
export const endSession = (ctx: SessionCtx, { id, requestId }: EndSessionInput): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    // Of the session's id no more than tells whether it is the same again.
    const data = { count: 1, session: digestOf(id).slice(0, 16) }
    if (await doneBefore(tx, { ...END, subjectId: ctx.signedIn.userId, requestId, data })) return
    if (await ctx.services.sessions.endOne(ctx.signedIn.userId, id, tx.em)) await recordEnd(tx, ctx.signedIn, data, requestId)
  })

/** Ends all of one's own sessions and tokens but the one that asks. Sent twice is fine. */
export const endOtherSessions = (ctx: SessionCtx, { requestId }: EndOtherSessionsInput): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    if (await doneBefore(tx, { ...END, subjectId: ctx.signedIn.userId, requestId, data: OTHERS })) return
    const count = await ctx.services.sessions.endOthers(ctx.signedIn.userId, ctx.signedIn.sessionId, tx.em)
    if (count > 0) await recordEnd(tx, ctx.signedIn, { ...OTHERS, count }, requestId)
  })

const END = { kind: 'user.sessionsEnded' }
const OTHERS = { session: 'others' }

const recordEnd = async (tx: Ctx, { userId }: SignedIn, data: EventData, requestId: string | undefined): Promise<string> =>
  record(tx, {
    ...END,
    subject: { type: 'user', id: userId },
    institutionId: (await homeOf(tx, userId))?.id ?? null,
    role: null,
    from: null,
    to: null,
    revision: null,
    data,
    requestId,
    at: tx.clock(),
  })
