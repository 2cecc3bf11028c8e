import type { QueryClient, QueryKey } from '@tanstack/react-query'

/** Events that come together are one refetch. */
const TOGETHER_MS = 75
/** After a refetch the next waits this long, and twice as long each time that it was due at once. */
const [REST_MS, REST_MOST_MS] = [500, 5_000]
/** The answer to what somebody does here comes before the news of it, unless it takes this long. */
const ANSWER_MS = 5_000

/** Asks again for what events made old: together, not too often, and not while nobody looks. */
export class Refresher {
  readonly #queryClient: QueryClient
  readonly #old = new Map<string, QueryKey>()
  #everything = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #restMs = REST_MS
  #restedAt = 0
  #busy = false
  /** When the oldest of what is to be asked came. */
  #since = 0

  constructor(queryClient: QueryClient) {
    this.#queryClient = queryClient
    document.addEventListener('visibilitychange', this.#plan)
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#plan)
    clearTimeout(this.#timer)
    this.#old.clear()
    this.#everything = false
  }

  get #due(): boolean {
    return this.#everything || this.#old.size > 0
  }

  add(keys: readonly QueryKey[]): void {
    if (!this.#due) this.#since = performance.now()
    for (const key of keys) this.#old.set(JSON.stringify(key), key)
    this.#plan()
  }

  all(): void {
    if (!this.#due) this.#since = performance.now()
    this.#everything = true
    this.#plan()
  }

  readonly #plan = (): void => {
    if (this.#timer || this.#busy || document.visibilityState === 'hidden' || !this.#due) return
    this.#timer = setTimeout(() => void this.#ask(), Math.max(TOGETHER_MS, this.#restedAt - performance.now()))
  }

  async #ask(): Promise<void> {
    this.#timer = undefined
    if (document.visibilityState === 'hidden') return
    if (this.#queryClient.isMutating() > 0 && performance.now() - this.#since < ANSWER_MS) return this.#plan()
    const keys: (QueryKey | undefined)[] = this.#everything ? [undefined] : [...this.#old.values()]
    this.#everything = false
    this.#old.clear()
    this.#busy = true
    const beganAt = performance.now()
    const withoutRest = beganAt - this.#restedAt < REST_MS
    this.#restMs = withoutRest ? Math.min(2 * this.#restMs, REST_MOST_MS) : REST_MS
    const asked = keys.map((queryKey) => this.#queryClient.invalidateQueries(queryKey && { queryKey }).catch(() => {}))
    // An answer that does not come must not keep all others away.
    await Promise.race([Promise.all(asked), new Promise((resolve) => setTimeout(resolve, REST_MOST_MS))])
    this.#restedAt = beganAt + this.#restMs
    this.#busy = false
    this.#plan()
  }
}
