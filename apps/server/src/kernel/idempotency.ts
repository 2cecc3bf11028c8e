import { DomainError } from './errors.ts'
import type { Kept, Sending } from './kept-answers.ts'
import type { RestContext } from './rest.ts'

const KEY = /^[\w\-.:~+/=]{1,200}$/

/** The Idempotency-Key, in quotes as its draft writes it, or bare as most send it; null where there is none. IDEMPOTENCY_KEY_MALFORMED. */
export function idempotencyKey(c: RestContext): Omit<Sending, 'payload'> | null {
  const header = c.req.header('idempotency-key')
  const { signedIn, key: held } = c.var
  const owner = signedIn?.token?.id ?? signedIn?.userId ?? held?.keyId
  if (header === undefined || owner === undefined) return null
  const key = header.trim().replace(/^"(.*)"$/, '$1')
  if (!KEY.test(key))
    throw new DomainError('IDEMPOTENCY_KEY_MALFORMED', { detail: 'Send 1 to 200 letters, digits and -_.:~+/=, best a UUID.' })
  return { owner, key }
}

/** Answers a POST of somebody who was admitted: once where it came with a key. `payload` is all that was sent, whatever order a client's form gave it. */
export async function answerOnce(c: RestContext, payload: unknown, work: () => Promise<Response>): Promise<Response> {
  const key = idempotencyKey(c)
  if (key === null) return work()
  const { pathname, search } = new URL(c.req.url)
  const sending = { ...key, payload: JSON.stringify([c.req.method, pathname.replace(/\/$/, ''), search, payload]) }
  const kept = await c.get('services').keptAnswers.once(sending, async () => keptOf(await work()))
  c.header('Content-Type', 'application/json')
  if (kept.etag !== null) c.header('ETag', kept.etag)
  return c.body(kept.body, kept.status as 200)
}

const keptOf = async (response: Response): Promise<Kept> => ({
  status: response.status,
  body: await response.text(),
  etag: response.headers.get('etag'),
})
