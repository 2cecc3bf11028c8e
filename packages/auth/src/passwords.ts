import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { Gate } from './gate.ts'

/** More passwords wait to be hashed than would be done within seconds: answer 503. */
export { GateFull as PasswordQueueFull } from './gate.ts'

/** argon2id with 19 MiB, two passes, one lane: OWASP's Password Storage Cheat Sheet; the encoding is RFC 9106's in PHC form. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const PREFIX = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`

const phcBase64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

/** A hash of no password at all, at the same cost: what an unknown person's password is compared to. */
const NOBODYS_HASH = `${PREFIX}${phcBase64(randomBytes(16))}$${phcBase64(randomBytes(32))}`

/** So many at once: each takes 19 MiB and a core. The rest waits, and past a few seconds' worth is refused. */
const gate = new Gate({ atOnce: 4, waitingMost: 500 })

/** The password as it is hashed: NFKC, so that keyboards which compose letters differently agree (NIST SP 800-63B-4, 3.1.1.2). */
const normal = (plain: string): string => plain.normalize('NFKC')

/** The argon2id hash of a password, with a salt of its own, in PHC form. PasswordQueueFull. */
export const hashPassword = (plain: string): Promise<string> => gate.run(() => hash(normal(plain), COST))

/**
 * Whether `plain` is the password behind `phc`. For nobody (`null`: no such account, or none with a password) it takes as long and
 * answers false, so that timing tells no account from none. PasswordQueueFull; an Error when `phc` is no argon2 hash.
 */
export const verifyPassword = async (phc: string | null, plain: string): Promise<boolean> => {
  const matches = await gate.run(() => verify(phc ?? NOBODYS_HASH, normal(plain)))
  return matches && phc !== null
}

/** Whether the hash was made at another cost than today's. Right after a good sign-in is the moment to make it anew. */
export const needsRehash = (phc: string): boolean => !phc.startsWith(PREFIX)
