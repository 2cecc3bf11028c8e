import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveKey } from './keys.ts'

const IV_BYTES = 12
const TAG_BYTES = 16
const FORM = 'v1.'

/**
 * Seals secrets that have to be read again, such as those that messages are signed with, by AES-256-GCM under a key made of the server's
 * secret. What is sealed opens only for the same `about`: copied to another row, it is worth nothing.
 */
export class Vault {
  readonly #key: Uint8Array

  /** `secret`: the server's, of at least 32 characters. */
  constructor(secret: string) {
    this.#key = deriveKey(secret, 'vault')
  }

  seal(words: string, about: string): string {
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(Buffer.from(about))
    const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()])
    return FORM + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
  }

  /** The words again; null where they were sealed under another secret, about something else, or changed since. */
  open(sealed: string, about: string): string | null {
    const bytes = Buffer.from(sealed.slice(FORM.length), 'base64url')
    if (!sealed.startsWith(FORM) || bytes.length < IV_BYTES + TAG_BYTES) return null
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    try {
      return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    } catch {
      return null
    }
  }
}
