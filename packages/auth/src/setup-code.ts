import { timingSafeEqual } from 'node:crypto'
import { deriveKey } from './keys.ts'

/** Crockford's base 32: no letter that reads like a digit. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12

/** The code that proves access to the server before anybody can sign in: 60 bits of its secret, so every node knows the same one. */
export const setupCodeOf = (secret: string): string =>
  [...deriveKey(secret, 'setup-code').slice(0, LENGTH)]
    .map((byte) => LETTERS[byte % LETTERS.length])
    .join('')
    .replace(/(.{4})(?!$)/g, '$1-')

/** Whether somebody typed this code: in any case, with or without its hyphens, with O for 0 and I or L for 1. */
export function isSetupCode(typed: string, code: string): boolean {
  const [one, other] = [plain(typed), plain(code)]
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

const plain = (code: string): string =>
  code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
