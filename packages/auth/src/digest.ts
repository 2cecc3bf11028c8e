import { createHash } from 'node:crypto'

/** What is kept of a bearer secret: SHA-256 in hex. The secrets are long and random, so a slow hash would add nothing. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
