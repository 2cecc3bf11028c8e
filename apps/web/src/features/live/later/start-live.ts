import type { LiveMessage, Me } from '@ipt/contracts'
import type { QueryClient } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { trpc } from '../../../lib/trpc.ts'
import { setLiveUp } from '../live-state.ts'
import { concernedBy } from './concerned.ts'
import { Refresher } from './refresher.ts'
import { openStream } from './stream.ts'
import { shareStream } from './tabs.ts'

export interface LiveOptions {
  userId: string
  /** Everything up to here is on screen already. */
  since: number
  queryClient: QueryClient
}

/** Listens to what others do, and asks again for what it makes old. Returns how to stop. */
export function startLive({ userId, since, queryClient }: LiveOptions): () => void {
  const refresher = new Refresher(queryClient)
  let seq = since

  const onMessage = (message: LiveMessage): void => {
    if (message.type === 'reset') refresher.all()
    else if (message.seq <= seq) return
    else if (message.type === 'event') refresher.add(concernedBy(message))
    seq = message.seq
  }

  const leave = shareStream({
    // Changes with what tabs tell each other: an older page may still be open beside this one.
    name: `ipt.live.1.${userId}`,
    open: (handlers) => openStream(userId, handlers),
    since: () => seq,
    onMessage,
    onUp: setLiveUp,
    onRefused: () => void askWhoIsThere(queryClient, userId),
  })
  return () => {
    leave()
    refresher.stop()
  }
}

/** Whether anybody is still signed in decides what is shown. Where it is somebody else by now, nothing of the one before may stay. */
async function askWhoIsThere(queryClient: QueryClient, userId: string): Promise<void> {
  const queryKey = getQueryKey(trpc.accounts.me, undefined, 'query')
  await queryClient.invalidateQueries({ queryKey })
  const me = queryClient.getQueryData<Me | null>(queryKey)
  if (!me || me.id === userId) return
  const meHash = JSON.stringify(queryKey)
  await queryClient.resetQueries({ predicate: (query) => JSON.stringify(query.queryKey) !== meHash })
}
