import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { deriveKey } from '@ipt/auth'
import { KeptAnswer } from '@ipt/db'
import type { MikroORM } from '@mikro-orm/postgresql'
import { DomainError } from './errors.ts'
import { tables } from './tables.ts'

/** An answer as it was given the first time. */
export interface Kept {
  status: number
  body: string
  etag: string | null
}

/** What is sent under a key. */
export interface Sending {
  /** The person, the personal token or the key of an institution that sends. */
  owner: string
  key: string
  /** Method, address, and all that was sent, as one text. */
  payload: string
}

const KEPT_MS = 24 * 60 * 60 * 1000
/** A process that has not answered for so long was killed; what it wrote is found by the request id that its key gives. */
const GIVEN_UP_MS = 60 * 1000

export interface KeptAnswersOptions {
  orm: MikroORM
  clock: () => Date
  secret: string
}

/**
 * Answers by Idempotency-Key (draft-ietf-httpapi-idempotency-key-header), for a day. At rest they are enciphered by a key that the server's secret
 * and the client's key give together: an answer may hold a secret that is shown once.
 */
export class KeptAnswers {
  readonly #orm: MikroORM
  readonly #clock: () => Date
  readonly #secret: Uint8Array

  constructor({ orm, clock, secret }: KeptAnswersOptions) {
    this.#orm = orm
    this.#clock = clock
    this.#secret = deriveKey(secret, 'kept-answers')
  }

  /**
   * Does `work` the first time, and answers as it did from then on. A refusal is not kept: nothing was written. IDEMPOTENCY_KEY_REUSED with
   * another payload, IDEMPOTENCY_IN_PROGRESS while the first is under way.
   */
  async once(sending: Sending, work: () => Promise<Kept>): Promise<Kept> {
    const id = this.#idOf(sending)
    const digest = createHash('sha256').update(sending.payload).digest('hex')
    const earlier = await this.#claim(id, digest, sending)
    if (earlier) return earlier
    const kept = await work().catch(async (error) => {
      await this.#orm.em.fork().nativeDelete(KeptAnswer, { id, answer: null })
      throw error
    })
    await this.#orm.em.fork().nativeUpdate(KeptAnswer, { id }, { answer: this.#encipher(sending, kept) })
    return kept
  }

  /** A request id that this sending always gives, for verbs that know one: so a second run finds what a killed first one wrote. */
  requestIdOf(sending: Omit<Sending, 'payload'>): string {
    const hex = createHmac('sha256', this.#secret).update(`request ${sending.owner} ${sending.key}`).digest('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }

  /** Housekeeping: what is older than a day. */
  async sweep(): Promise<void> {
    await this.#orm.em.fork().nativeDelete(KeptAnswer, { startedAt: { $lte: new Date(this.#clock().getTime() - KEPT_MS) } })
  }

  /** Null: the key is ours now. Else the answer that was kept under it. */
  async #claim(id: string, digest: string, sending: Sending): Promise<Kept | null> {
    const em = this.#orm.em.fork()
    const now = this.#clock()
    const free = new Date(now.getTime() - KEPT_MS)
    const left = new Date(now.getTime() - GIVEN_UP_MS)
    const row = { id, digest, answer: null, started_at: now.toISOString() }
    const claimed = await tables(em)
      .insertInto('kept_answer')
      .values(row as never)
      .onConflict((on) =>
        on
          .column('id')
          .doUpdateSet({ digest, answer: null, started_at: now.toISOString() } as never)
          .where(({ eb, and, or }) =>
            or([
              eb('kept_answer.started_at', '<=', free.toISOString() as never),
              and([
                eb('kept_answer.answer', 'is', null),
                eb('kept_answer.digest', '=', digest),
                eb('kept_answer.started_at', '<=', left.toISOString() as never),
              ]),
            ]),
          ),
      )
      .returning('id')
      .executeTakeFirst()
    if (claimed) return null
    const earlier = await em.findOne(KeptAnswer, { id })
    if (!earlier) throw new DomainError('IDEMPOTENCY_IN_PROGRESS')
    if (earlier.digest !== digest) throw new DomainError('IDEMPOTENCY_KEY_REUSED')
    if (!earlier.answer) throw new DomainError('IDEMPOTENCY_IN_PROGRESS')
    return this.#decipher(sending, earlier.answer)
  }

  #idOf = ({ owner, key }: Sending): string => createHmac('sha256', this.#secret).update(`id ${owner} ${key}`).digest('hex')

  #keyOf = ({ owner, key }: Sending): Uint8Array => createHmac('sha256', this.#secret).update(`answer ${owner} ${key}`).digest()

  #encipher(sending: Sending, kept: Kept): Buffer {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#keyOf(sending), iv)
    const text = Buffer.concat([cipher.update(JSON.stringify(kept), 'utf8'), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), text])
  }

  #decipher(sending: Sending, answer: Uint8Array): Kept {
    const bytes = Buffer.from(answer)
    const cipher = createDecipheriv('aes-256-gcm', this.#keyOf(sending), bytes.subarray(0, 12))
    cipher.setAuthTag(bytes.subarray(12, 28))
    return JSON.parse(Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8'))
  }
}
