import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'
const SECRET_BYTES = 32

/** A new secret to sign with: `whsec_` and 256 bits in base64, as Standard Webhooks writes it. */
export const newWebhookSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64')

interface Signed {
  /** The message's id: the same at every try. */
  id: string
  /** Seconds since 1970 of this try. */
  timestamp: number
  body: string
}

/**
 * The `webhook-signature` of a message (Standard Webhooks 1.0): for each secret `v1,` and HMAC-SHA256 over `id.timestamp.body` in base64,
 * with spaces between.
 */
export const signatureOf = (secrets: readonly string[], { id, timestamp, body }: Signed): string =>
  secrets
    .map((secret) => Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .map((key) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`)
    .join(' ')
