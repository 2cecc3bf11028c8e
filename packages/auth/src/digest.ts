import { createHash, randomBytes } from 'node:crypto'

/** What is kept of a bearer secret: SHA-256 in hex. The secrets are long and random, so a slow hash would add nothing. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** A new bearer secret, for a link or a token: 256 bits, 43 characters that a URL takes as they are. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
