/** Thrown by `Gate.run` when too much waits already. */
export class GateFull extends Error {
  constructor() {
    super('Too many are waiting.')
    this.name = 'GateFull'
  }
}

/** Lets so many tasks run at once; others wait in order of arrival, and when too many wait, more are refused at once. */
export class Gate {
  #free: number
  readonly #waitingMost: number
  readonly #waiting: (() => void)[] = []

  constructor({ atOnce, waitingMost }: { atOnce: number; waitingMost: number }) {
    this.#free = atOnce
    this.#waitingMost = waitingMost
  }

  /** Runs the task when its turn comes, and returns what it returns. GateFull. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else if (this.#waiting.length >= this.#waitingMost) throw new GateFull()
    else await new Promise<void>((turn) => this.#waiting.push(turn))
    try {
      return await task()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }
}
