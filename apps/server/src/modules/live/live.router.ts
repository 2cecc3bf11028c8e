import { LiveInput, LiveMessage } from '@ipt/contracts'
import { permitted, router, streamOf } from '../../kernel/trpc.ts'

export const liveRouter = router({
  events: permitted('live.own')
    .input(LiveInput)
    .output(streamOf(LiveMessage))
    .subscription(({ ctx, input: { lastEventId, userId }, signal }) =>
      ctx.services.live.open({
        sessionId: ctx.signedIn.sessionId,
        actor: ctx.actor,
        userId,
        since: lastEventId === undefined ? null : Number(lastEventId),
        signal,
      }),
    ),
})
