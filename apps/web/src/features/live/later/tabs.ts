import type { LiveMessage } from '@ipt/contracts'
import { Backlog } from './backlog.ts'
import type { StreamHandlers } from './stream.ts'

/** What the tabs of one browser tell each other. */
type Told =
  | { type: 'ask'; tab: string; since: number }
  | { type: 'fill'; tab: string; messages: LiveMessage[]; up: boolean }
  | { type: 'tell'; message: LiveMessage }
  | { type: 'up'; up: boolean }
  | { type: 'lead' }
  | { type: 'refused' }

export interface Tab extends StreamHandlers {
  /** The same in all tabs that share a stream. */
  name: string
  open: (handlers: StreamHandlers) => () => void
}

/** A tab that is looked at asks so often after the one that leads, which answers at once unless the browser has put it to sleep. */
const ASK_MS = 20_000
const ANSWER_MS = 10_000

/**
 * One stream for all tabs of a browser: whoever holds the lock has it, and passes on what it hears; when that tab goes, another goes on
 * from where it is itself. A leader that sleeps, as on phones, is relieved by a tab that is looked at. Returns how to leave.
 */
export function shareStream({ name, open, ...handlers }: Tab): () => void {
  if (!navigator.locks || !globalThis.BroadcastChannel) return open(handlers)
  const tab = crypto.randomUUID()
  const channel = new BroadcastChannel(name)
  const tell = (told: Told) => channel.postMessage(told)
  let left = false
  /** What this tab leads with, while it does. */
  let lead: { backlog: Backlog; up: boolean; close: () => void; release: () => void } | null = null
  /** Whether this tab has been told everything up to what comes next. */
  let joined = false
  let waiting = new AbortController()
  let contest = 0
  let deadline: ReturnType<typeof setTimeout> | undefined

  function compete(steal: boolean): void {
    waiting.abort()
    waiting = new AbortController()
    contest += 1
    const mine = contest
    const lost = () => {
      if (left || mine !== contest) return
      stepDown()
      compete(false)
      ask()
    }
    navigator.locks.request(name, steal ? { steal } : { signal: waiting.signal }, takeOver).then(lost, lost)
  }

  const takeOver = (): Promise<void> | undefined => {
    if (left) return
    answered()
    const held = new Promise<void>((release) => {
      lead = { backlog: new Backlog(handlers.since()), up: false, close: () => {}, release }
    })
    tell({ type: 'lead' })
    const close = open({
      since: handlers.since,
      onMessage: (message) => {
        lead?.backlog.add(message)
        tell({ type: 'tell', message })
        handlers.onMessage(message)
      },
      onUp: (up) => {
        if (lead) lead.up = up
        tell({ type: 'up', up })
        handlers.onUp(up)
      },
      onRefused: () => {
        tell({ type: 'refused' })
        handlers.onRefused()
      },
    })
    if (lead) lead.close = close
    return held
  }

  function stepDown(): void {
    lead?.close()
    lead?.release()
    lead = null
    joined = false
  }

  function ask(): void {
    if (lead || left) return
    tell({ type: 'ask', tab, since: handlers.since() })
    deadline ??= setTimeout(() => {
      deadline = undefined
      if (!lead && !left && document.visibilityState === 'visible') compete(true)
    }, ANSWER_MS)
  }

  function answered(): void {
    clearTimeout(deadline)
    deadline = undefined
  }

  channel.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    switch (data.type) {
      case 'ask':
        if (lead) tell({ type: 'fill', tab: data.tab, messages: lead.backlog.since(data.since), up: lead.up })
        return
      case 'fill':
        if (lead || data.tab !== tab) return
        answered()
        joined = true
        for (const message of data.messages) handlers.onMessage(message)
        return handlers.onUp(data.up)
      case 'tell':
        if (joined && !lead) handlers.onMessage(data.message)
        return
      case 'up':
        if (!lead) handlers.onUp(data.up)
        return
      case 'lead':
        if (lead) return
        joined = false
        return ask()
      case 'refused':
        if (!lead) handlers.onRefused()
    }
  })

  const look = () => {
    if (document.visibilityState === 'visible') ask()
  }
  const asking = setInterval(look, ASK_MS)
  document.addEventListener('visibilitychange', look)
  compete(false)
  ask()
  return () => {
    left = true
    clearInterval(asking)
    answered()
    document.removeEventListener('visibilitychange', look)
    waiting.abort()
    stepDown()
    channel.close()
    handlers.onUp(false)
  }
}
