import type { LiveMessage } from '@ipt/contracts'

/** A lost stream is made again after so long, twice as long each time. */
const [FIRST_MS, LAST_MS] = [1_000, 30_000]
/** Until the server says how long its silence may last. */
const SILENCE_MS = 40_000

export interface StreamHandlers {
  /** The place from which to go on. */
  since: () => number
  onMessage: (message: LiveMessage) => void
  onUp: (up: boolean) => void
  /** The session is over, or what it stood for. It is tried again, more and more rarely, until it is closed. */
  onRefused: () => void
}

/**
 * The one connection over which the server tells what happens: an EventSource, in the form of tRPC's subscriptions. By hand, since
 * tRPC's own link lies in one file with what every first screen loads. Refused where the session is not `userId`'s any more. Returns how to close it.
 */
export function openStream(userId: string, { since, onMessage, onUp, onRefused }: StreamHandlers): () => void {
  let source: EventSource | null = null
  let silence: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let up = false
  const say = (now: boolean) => {
    if (now !== up) onUp(now)
    up = now
  }

  function connect(): void {
    clearTimeout(again)
    drop()
    let patience = SILENCE_MS
    const alive = () => {
      clearTimeout(silence)
      silence = setTimeout(lost, patience)
    }
    const input = JSON.stringify({ lastEventId: String(since()), userId })
    const made = new EventSource(`/trpc/live.events?input=${encodeURIComponent(input)}`)
    source = made
    made.addEventListener('connected', ({ data }) => {
      patience = (JSON.parse(data) as { reconnectAfterInactivityMs?: number }).reconnectAfterInactivityMs ?? patience
      alive()
    })
    made.addEventListener('ping', alive)
    made.addEventListener('message', ({ data }) => {
      alive()
      failures = 0
      say(true)
      onMessage(JSON.parse(data) as LiveMessage)
    })
    made.addEventListener('serialized-error', ({ data }) => {
      const status = (JSON.parse(data) as { data?: { httpStatus?: number } }).data?.httpStatus ?? 500
      lost()
      if (status < 500) onRefused()
    })
    // Too many streams of one person: somebody else's turn.
    made.addEventListener('return', () => lost(LAST_MS))
    made.addEventListener('error', () => lost())
    alive()
  }

  function drop(): void {
    clearTimeout(silence)
    source?.close()
    source = null
  }

  function lost(pause = Math.min(FIRST_MS * 2 ** failures, LAST_MS)): void {
    drop()
    say(false)
    failures += 1
    clearTimeout(again)
    // Not all browsers at once, when a server comes back.
    again = setTimeout(connect, pause * (0.75 + Math.random() / 2))
  }

  const look = () => {
    if (document.visibilityState === 'visible' && source === null) connect()
  }
  addEventListener('online', connect)
  document.addEventListener('visibilitychange', look)
  connect()
  return () => {
    removeEventListener('online', connect)
    document.removeEventListener('visibilitychange', look)
    clearTimeout(again)
    drop()
    say(false)
  }
}
