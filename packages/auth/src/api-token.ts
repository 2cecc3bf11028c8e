import { createHmac } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { TOKEN_PREFIXES, type TokenKind } from '@ipt/domain'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Digits of base 62 that hold 256 bits, and those that hold the checksum's 32. */
const SECRET_DIGITS = 43
const CHECK_DIGITS = 6

const FORM = new RegExp(`^(?:${Object.values(TOKEN_PREFIXES).join('|')})[0-9A-Za-z]{${SECRET_DIGITS + CHECK_DIGITS}}$`)

/**
 * The token of an id: its kind's prefix, 256 bits, and a CRC-32 by which a scanner for secrets, or we, know a wrong one without asking
 * anybody. Made of the key, the id and the row's salt, so that whoever asks again after a lost answer is told the same; neither the key nor the row leads to it alone.
 */
export function apiTokenOf(key: Uint8Array, { kind, id, salt }: { kind: TokenKind; id: string; salt: string }): string {
  const secret = createHmac('sha256', key).update(`${kind}\0${id}\0${salt}`).digest('hex')
  const body = `${TOKEN_PREFIXES[kind]}${inBase62(BigInt(`0x${secret}`), SECRET_DIGITS)}`
  return `${body}${checksumOf(body)}`
}

/** Whether a bearer token calls itself one of these. */
export const isApiToken = (bearer: string): boolean => Object.values(TOKEN_PREFIXES).some((prefix) => bearer.startsWith(prefix))

/** Whether it can be one: a typing error or a made up one is known by its checksum. */
export const isWellFormed = (token: string): boolean =>
  FORM.test(token) && checksumOf(token.slice(0, -CHECK_DIGITS)) === token.slice(-CHECK_DIGITS)

const checksumOf = (body: string): string => inBase62(BigInt(crc32(body)), CHECK_DIGITS)

function inBase62(value: bigint, length: number): string {
  let digits = ''
  for (let rest = value; digits.length < length; rest /= 62n) digits = DIGITS.charAt(Number(rest % 62n)) + digits
  return digits
}
