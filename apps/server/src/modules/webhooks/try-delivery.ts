import { WebhookDelivery, WebhookEndpoint } from '@ipt/db'
import { type DeliveryFault, PING, pauseAfter, WEBHOOK_FAILING_MS } from '@ipt/domain'
import { OutboundFault } from '../../kernel/outbound/outbound.ts'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { signatureOf } from './sign.ts'
import { switchOff } from './switch-off.ts'

export type Sending = Pick<Services, 'orm' | 'clock' | 'newId' | 'files' | 'wake' | 'outbound' | 'vault' | 'log'>

/** A message that was taken for one try. */
export interface Claimed {
  id: string
  endpointId: string
  type: string
  body: string
  /** With this one. */
  tries: number
}

/** What came of a try. */
interface Outcome {
  fault: DeliveryFault | null
  detail: string | null
  status: number | null
  answer: string | null
}

/** The same, with the milliseconds for which the endpoint asks to be left alone, as a limited or overloaded one does. */
interface Sent {
  outcome: Outcome
  asked: number
}

/** After a try that reached nobody, the rest of an endpoint's messages wait so long. */
const REST_MS = 60_000
/** However long it asks for. */
const LONGEST_REST_MS = 60 * 60_000
const GONE = 410
const OVERLOADED = [429, 503]

/**
 * Sends a message once and writes down what came of it: taken, to be tried again after a pause, or given up. An endpoint that answers 410,
 * or that nothing has reached for days, is switched off. Returns whether the next message may be tried at once. A try that `stopping` ends
 * counts for nothing.
 */
export async function tryDelivery(services: Sending, claimed: Claimed, stopping?: AbortSignal): Promise<boolean> {
  const { orm, clock } = services
  const em = orm.em.fork()
  const endpoint = await em.findOne(WebhookEndpoint, { id: claimed.endpointId })
  if (!endpoint) return false
  const began = performance.now()
  const { outcome, asked } = await send(services, endpoint, claimed, stopping)
  const durationMs = Math.round(performance.now() - began)
  const mine = { id: claimed.id, state: 'WAITING' as const, tries: claimed.tries }
  if (stopping?.aborted && outcome.status === null) {
    await em.nativeUpdate(WebhookDelivery, mine, { tries: claimed.tries - 1, nextTryAt: clock() })
    return false
  }

  const at = clock()
  const pause = claimed.type === PING || outcome.status === GONE ? null : pauseAfter(claimed.tries, Math.random())
  const nextTryAt = outcome.fault === null || pause === null ? null : new Date(at.getTime() + Math.max(pause, asked))
  const state = outcome.fault === null ? 'DELIVERED' : nextTryAt === null ? 'FAILED' : 'WAITING'
  const rest = outcome.status === null ? REST_MS : asked
  const failingSince = endpoint.failingSince ?? at
  await em.transactional(async (tx) => {
    await tx.nativeUpdate(WebhookDelivery, mine, { ...outcome, state, nextTryAt, durationMs })
    if (outcome.fault === null)
      await tx.nativeUpdate(WebhookEndpoint, { id: endpoint.id }, { lastDeliveredAt: at, failingSince: null, restUntil: null })
    else if (claimed.type !== PING)
      await tx.nativeUpdate(
        WebhookEndpoint,
        { id: endpoint.id },
        { failingSince, ...(rest === 0 ? {} : { restUntil: new Date(at.getTime() + rest) }) },
      )
  })
  if (outcome.fault === null) return true
  if (claimed.type === PING) return true
  const failing = at.getTime() - failingSince.getTime() >= WEBHOOK_FAILING_MS
  if (outcome.status !== GONE && !failing) return rest === 0
  await switchOff(ctxFor(services, { kind: 'system', name: 'webhooks' }), endpoint.id, outcome.status === GONE ? 'GONE' : 'FAILING')
  return false
}

async function send(
  { outbound, vault, clock }: Sending,
  endpoint: WebhookEndpoint,
  { id, body }: Claimed,
  stopping?: AbortSignal,
): Promise<Sent> {
  const now = clock()
  const sealed = [endpoint.secret, ...(endpoint.previousUntil && endpoint.previousUntil > now ? [endpoint.previousSecret] : [])]
  const secrets = sealed.flatMap((each) => (each ? (vault.open(each, endpoint.id) ?? []) : []))
  if (secrets.length === 0)
    return unasked(failed('SECRET', 'The secret can no longer be read, since the server has another IPT_SECRET. Make a new one.'))
  const timestamp = Math.floor(now.getTime() / 1000)
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'IPT-Service-Webhooks',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf(secrets, { id, timestamp, body }),
  }
  try {
    const { status, location, retryAfter, body: answer } = await outbound.post(endpoint.url, headers, body, stopping)
    if (status >= 200 && status < 300) return unasked({ fault: null, detail: null, status, answer })
    if (status >= 300 && status < 400) return unasked({ ...failed('REDIRECT', location?.slice(0, 500) ?? null), status, answer })
    const asked = OVERLOADED.includes(status) ? Math.min((retryAfter ?? 0) * 1000, LONGEST_REST_MS) : 0
    return { outcome: { ...failed('STATUS', null), status, answer }, asked }
  } catch (error) {
    if (error instanceof OutboundFault) return unasked(failed(error.fault, error.message))
    throw error
  }
}

const unasked = (outcome: Outcome): Sent => ({ outcome, asked: 0 })
const failed = (fault: DeliveryFault, detail: string | null): Outcome => ({ fault, detail, status: null, answer: null })
