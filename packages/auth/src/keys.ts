import { hkdfSync } from 'node:crypto'

const KEY_BYTES = 32
const SECRET_LEAST = 32

/**
 * The 256-bit key that `secret` gives for one purpose, by HKDF-SHA256 (RFC 5869) with the purpose as info: keys of two purposes tell
 * nothing of each other. HKDF stretches no weak secret, so one of fewer than 32 characters is a RangeError.
 */
export function deriveKey(secret: string, purpose: string): Uint8Array {
  if (secret.length < SECRET_LEAST) throw new RangeError(`A secret has at least ${SECRET_LEAST} characters.`)
  return new Uint8Array(hkdfSync('sha256', secret, 'ipt-service', `ipt-service/v1/${purpose}`, KEY_BYTES))
}
