import type { LiveEvent, LiveMessage } from '@ipt/contracts'
import type { TestPerson } from '@ipt/domain/builders'
import { expect } from 'vitest'
import { advance } from '../../../kernel/projections.ts'
import { sequence } from '../../../kernel/sequencer.ts'
import { makeWake } from '../../../kernel/wake-up.ts'
import type { TestServer } from '../../../testing/index.ts'
import { notificationsProjection } from '../../notifications/index.ts'

/** Gives events their place and moves the projections on, as the worker does. */
export async function drain({ services }: TestServer): Promise<void> {
  while ((await sequence(services.orm)) + (await advance(services.orm, notificationsProjection)) > 0);
  makeWake(services.orm, services.log, 'ipt_moved')()
}

/** How a stream ended: `closed` makes a browser come again, `return` does not, and a code says why not. */
type End = 'closed' | 'return' | (string & {})

/** Somebody who listens to the stream over HTTP, and keeps what comes. */
export class Hearing {
  readonly messages: LiveMessage[] = []
  readonly ids: string[] = []
  /** Settles when the stream is over. */
  readonly ended: Promise<End>
  readonly headers: Headers
  readonly #gone: AbortController
  #heard: () => void = () => undefined

  constructor(response: Response, gone: AbortController) {
    this.headers = response.headers
    this.#gone = gone
    this.ended = this.#read(response).catch(() => 'left')
  }

  get events(): LiveEvent[] {
    return this.messages.filter((message) => message.type === 'event')
  }

  get kinds(): string[] {
    return this.events.map(({ kind }) => kind)
  }

  get lastId(): string | undefined {
    return this.ids.at(-1)
  }

  /** Waits for what has to come; a test that waits for ever has failed. */
  async until(there: (hearing: this) => boolean): Promise<this> {
    while (!there(this))
      await new Promise<void>((resolve) => {
        this.#heard = resolve
      })
    return this
  }

  /** Goes away, as a browser does whose page is closed. */
  async leave(): Promise<void> {
    this.#gone.abort()
    await this.ended
  }

  async #read(response: Response): Promise<End> {
    const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader()
    this.#gone.signal.addEventListener('abort', () => void reader.cancel())
    let text = ''
    while (true) {
      const { value, done } = await reader.read()
      if (done) return 'closed'
      const blocks = (text + value).split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const { event, data, id } = Object.fromEntries(
          block
            .trim()
            .split('\n')
            .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
        ) as Record<string, string | undefined>
        if (event === 'return') return 'return'
        if (event === 'serialized-error') return JSON.parse(data ?? '').data.details.code
        if (event === undefined && data !== undefined && id !== undefined) {
          this.messages.push(JSON.parse(data))
          this.ids.push(id)
          this.#heard()
        }
      }
    }
  }
}

/** Opens the stream as whoever these headers stand for. */
export async function hear(server: TestServer, headers: Record<string, string>, lastEventId?: string | number): Promise<Hearing> {
  const gone = new AbortController()
  const input = lastEventId === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify({ lastEventId: String(lastEventId) }))}`
  return new Hearing(await server.request(`/trpc/live.events${input}`, { headers, signal: gone.signal }), gone)
}

export const bearer = async (server: TestServer, person: TestPerson) => ({ authorization: `Bearer ${await server.tokenOf(person)}` })

/** The person's stream, from now on, which has begun. */
export async function hearAs(server: TestServer, person: TestPerson, lastEventId?: string | number): Promise<Hearing> {
  const hearing = await hear(server, await bearer(server, person), lastEventId)
  await hearing.until(({ messages }) => messages.some(({ type }) => type !== 'event'))
  return hearing
}

/** What came was in order, and nothing twice. */
export const inOrder = ({ events }: Hearing): void => {
  const places = events.map(({ seq }) => seq)
  expect(places).toEqual([...new Set(places)].sort((one, other) => one - other))
}
