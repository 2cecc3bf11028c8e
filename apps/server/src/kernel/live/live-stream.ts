import type { LiveMessage } from '@ipt/contracts'
import type { Actor } from '@ipt/domain'

/** Messages that may wait for a slow reader; beyond, they become one reset. */
const QUEUE_MOST = 1_000

/** One person's open stream: what waits for it, and how it ended. */
export class LiveStream {
  readonly sessionId: string
  readonly userId: string
  /** With the roles of the last check. */
  actor: Actor
  /** Up to where it was given everything; null while it is being found out where it begins. */
  #seq: number | null = null
  #queue: LiveMessage[] = []
  #ended: { error: Error | null } | null = null
  #wake: () => void = () => undefined

  constructor(sessionId: string, userId: string, actor: Actor) {
    this.sessionId = sessionId
    this.userId = userId
    this.actor = actor
  }

  get seq(): number | null {
    return this.#seq
  }

  /** What it was given before is dropped. */
  push(message: LiveMessage): void {
    if (this.#ended || (this.#seq !== null && message.seq <= this.#seq)) return
    if (this.#seq !== null) this.#seq = message.seq
    if (this.#queue.length >= QUEUE_MOST) this.#queue = [{ type: 'reset', seq: message.seq }]
    else this.#queue.push(message)
    this.#wake()
  }

  /** Nothing that still waits is handed over: whoever is sent away hears no more. Without an error, it just ends. */
  end(error: Error | null): void {
    this.#ended ??= { error }
    this.#queue = []
    this.#wake()
  }

  /** Begins with `messages`, which hold everything up to `seq`, and goes on with what came meanwhile. */
  begin(messages: readonly LiveMessage[], seq: number): void {
    const meanwhile = this.#queue
    this.#queue = this.#ended ? [] : [...messages]
    this.#seq = seq
    for (const message of meanwhile) this.push(message)
    this.#wake()
  }

  /** The messages as they come, until it ends. Throws what it was ended with. */
  async *messages(): AsyncGenerator<LiveMessage, void> {
    while (true) {
      const next = this.#seq === null ? undefined : this.#queue.shift()
      if (next) yield next
      else if (this.#ended?.error) throw this.#ended.error
      else if (this.#ended) return
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
    }
  }
}
