import type { SessionService } from '@ipt/auth'
import type { LiveMessage } from '@ipt/contracts'
import { type Actor, mayTry } from '@ipt/domain'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { Logger } from 'pino'
import { DomainError } from '../errors.ts'
import { ownId } from '../policy.ts'
import { listen } from '../wake-up.ts'
import { hears, mayHear } from './hears.ts'
import { LiveStream } from './live-stream.ts'
import { type HeardEvent, positionOf, readEvents } from './read-events.ts'

export interface LiveHubOptions {
  orm: MikroORM
  sessions: Pick<SessionService, 'stillGood'>
  log: Logger
  databaseUrl: string
  /** Streams tell of an event once this projection has passed it. */
  projection: string
}

/** A wake-up that got lost costs this much. */
const POLL_MS = 1_000
/** A session that is over is noticed within this time, even where nothing happens. */
const CHECK_MS = 3_000
/** Streams of one person; a further one ends the oldest. */
const STREAMS_MOST = 8
/** Whoever missed more reads everything again. */
const MISSED_MOST = 500
/** A stream that is so far behind, because nothing concerned its person, is told where the others are. */
const BEHIND_MOST = 100

/**
 * All open streams of this node, behind one reader: each batch of events is read once, the sessions that it concerns are checked by one
 * statement, and then it is handed out. What is not certain to be somebody's to hear is not handed out.
 */
export class LiveHub {
  readonly #options: LiveHubOptions
  /** Oldest first. */
  readonly #streams = new Set<LiveStream>()
  /** Up to where events were handed out; null before the first stream knows where it begins. */
  #seq: number | null = null
  #running: Promise<void> | null = null
  #round: Promise<boolean> = Promise.resolve(false)
  #stopped = false
  #wake: () => void = () => undefined
  #stopListening: (() => Promise<void>) | undefined

  constructor(options: LiveHubOptions) {
    this.#options = options
  }

  /** A place in the order of events that whatever is read from now on includes. */
  position(): Promise<number> {
    return positionOf(this.#options.orm, this.#options.projection)
  }

  /** How many streams are open. */
  get size(): number {
    return this.#streams.size
  }

  /**
   * What somebody hears from `since` on, or from now. Begins with what was missed, and `at` or `reset`. Throws SIGNED_OUT when the session
   * is over or somebody else's than the reader's, or the person suspended, FORBIDDEN when they hold no role any more, and an AbortError when the server stops.
   */
  async *open({ sessionId, actor, userId, since, signal }: OpenStream): AsyncGenerator<LiveMessage, void> {
    if (this.#stopped) throw new DomainError('UNAVAILABLE')
    if (userId !== undefined && userId !== ownId(actor)) throw new DomainError('SIGNED_OUT')
    const stream = new LiveStream(sessionId, ownId(actor), actor)
    const leave = () => stream.end(null)
    signal?.addEventListener('abort', leave)
    try {
      this.#admit(stream)
      // A round under way does not know this stream: what it reads has to be read below.
      await this.#round
      await this.#catchUp(stream, since)
      if (!signal?.aborted) yield* stream.messages()
    } finally {
      signal?.removeEventListener('abort', leave)
      this.#streams.delete(stream)
    }
  }

  /** Ends all streams, in the way that makes browsers come again. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const stream of this.#streams) stream.end(new DOMException('The server stops.', 'AbortError'))
    this.#wake()
    await Promise.all([this.#running, this.#stopListening?.()])
  }

  #admit(stream: LiveStream): void {
    const own = [...this.#streams].filter(({ userId }) => userId === stream.userId)
    const [oldest] = own
    if (oldest && own.length >= STREAMS_MOST) this.#remove(oldest, null)
    this.#streams.add(stream)
    this.#stopListening ??= listen(this.#options.databaseUrl, () => this.#wake(), this.#options.log, 'ipt_moved')
    this.#running ??= this.#run()
  }

  #remove(stream: LiveStream, error: Error | null): void {
    stream.end(error)
    this.#streams.delete(stream)
  }

  async #catchUp(stream: LiveStream, since: number | null): Promise<void> {
    const now = await this.position()
    this.#seq ??= now
    if (since === null) return stream.begin([{ type: 'at', seq: now }], now)
    // Ahead of us: a database that was put back to an earlier state.
    if (since > now || now - since > MISSED_MOST) return stream.begin([{ type: 'reset', seq: now }], now)
    const events = await this.#read(since, [stream.userId])
    const seq = events.at(-1)?.seq ?? now
    stream.begin([...events.filter((event) => hears(stream.actor, event)).map(messageOf), { type: 'at', seq }], seq)
  }

  #read(after: number, people: readonly string[]): Promise<HeardEvent[]> {
    return readEvents(this.#options.orm, { after, projection: this.#options.projection, people })
  }

  async #run(): Promise<void> {
    let checkedAt = performance.now()
    while (!this.#stopped && this.#streams.size > 0) {
      const asleep = new Promise<void>((resolve) => {
        this.#wake = resolve
        setTimeout(resolve, POLL_MS).unref()
      })
      this.#round = this.#handOut().catch(this.#later)
      const more = await this.#round
      if (performance.now() - checkedAt >= CHECK_MS) {
        checkedAt = performance.now()
        await this.#checkAll().catch(this.#later)
      }
      if (!more) await asleep
    }
    this.#seq = null
    this.#running = null
  }

  readonly #later = (err: unknown): false => {
    this.#options.log.warn({ err }, 'live streams paused; trying again')
    return false
  }

  /** Hands the next batch to those who hear of it. False when there was none. */
  async #handOut(): Promise<boolean> {
    if (this.#seq === null) return false
    const events = await this.#read(this.#seq, [...new Set([...this.#streams].map(({ userId }) => userId))])
    const last = events.at(-1)
    if (!last) return false
    const concerned = new Set(events.flatMap(mayHear))
    await this.#check([...this.#streams].filter(({ userId }) => concerned.has(userId)))
    for (const stream of this.#streams) {
      if (!concerned.has(stream.userId)) continue
      for (const event of events) if (hears(stream.actor, event)) stream.push(messageOf(event))
    }
    this.#seq = last.seq
    return true
  }

  async #checkAll(): Promise<void> {
    await this.#check([...this.#streams])
    for (const stream of this.#streams)
      if (this.#seq !== null && stream.seq !== null && this.#seq - stream.seq > BEHIND_MOST) stream.push({ type: 'at', seq: this.#seq })
  }

  /** Ends those whose session is over, and gives the others the roles that they hold now. */
  async #check(streams: readonly LiveStream[]): Promise<void> {
    if (streams.length === 0) return
    const good = await this.#options.sessions.stillGood(streams.map(({ sessionId }) => sessionId))
    for (const stream of streams) {
      const signedIn = good.get(stream.sessionId)
      // Also where the session is somebody else by now: a coordinator who began to look at another's pages, or is back.
      if (signedIn?.userId !== stream.userId) {
        this.#remove(stream, new DomainError('SIGNED_OUT'))
        continue
      }
      stream.actor = { kind: 'user', userId: signedIn.userId, roles: signedIn.roles }
      if (!mayTry(stream.actor, 'live.own')) this.#remove(stream, new DomainError('FORBIDDEN'))
    }
  }
}

export interface OpenStream {
  sessionId: string
  actor: Actor
  /** Whom the reader takes itself for, if it says. */
  userId?: string | undefined
  /** The place of the last message that arrived; null to begin now. */
  since: number | null
  /** Aborted when the reader is gone. */
  signal: AbortSignal | undefined
}

const messageOf = ({ seq, kind, subjectType, subjectId, placement }: HeardEvent): LiveMessage => ({
  type: 'event',
  seq,
  kind,
  subjectType,
  subjectId,
  placementId: placement?.id ?? null,
})
