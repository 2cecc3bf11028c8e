import type { LiveMessage } from '@ipt/contracts'

const KEPT = 500

/** The last messages of a stream, for tabs that join later. */
export class Backlog {
  /** Everything after this place is kept. */
  #from: number
  #to: number
  #messages: LiveMessage[] = []

  constructor(from: number) {
    this.#from = from
    this.#to = from
  }

  add(message: LiveMessage): void {
    if (message.type === 'reset') {
      this.#messages = []
      this.#from = message.seq
      this.#to = message.seq
      return
    }
    this.#to = Math.max(this.#to, message.seq)
    if (message.type === 'at') return
    this.#messages.push(message)
    if (this.#messages.length > KEPT) this.#from = this.#messages.shift()?.seq ?? this.#from
  }

  /** What somebody missed who knows everything up to `seq`, and where that leads; one reset where that is not all here. */
  since(seq: number): LiveMessage[] {
    if (seq < this.#from) return [{ type: 'reset', seq: this.#to }]
    const missed = this.#messages.filter((message) => message.seq > seq)
    return seq < this.#to ? [...missed, { type: 'at', seq: this.#to }] : missed
  }
}
