import { Day, Id, Moment } from '@ipt/contracts'
import { DomainError } from './errors.ts'

/** An opaque cursor over the keys of the last row of a page. */
export const encodeCursor = (keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url')

/** The keys again. INPUT_INVALID for anything that `encodeCursor` did not make with as many `keys` of these forms. */
export function decodeCursor(cursor: string, forms: readonly KeyForm[]): string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (
      Array.isArray(keys) &&
      keys.length === forms.length &&
      forms.every(
        (form, index) => typeof keys[index] === 'string' && !keys[index].includes('\0') && keys[index].isWellFormed() && form(keys[index]),
      )
    )
      return keys
  } catch {}
  throw new DomainError('INPUT_INVALID', {
    fields: [{ pointer: '/cursor', message: 'Not a cursor of this list. Leave it out to start again.' }],
  })
}

/** Whether a key is of the form that its column takes. */
type KeyForm = (key: string) => boolean

export const CURSOR_UUID: KeyForm = (key) => Id.safeParse(key).success
export const CURSOR_DAY: KeyForm = (key) => Day.safeParse(key).success
export const CURSOR_MOMENT: KeyForm = (key) => Moment.safeParse(key).success
/** A revision's number, as text. */
export const CURSOR_REVISION: KeyForm = (key) => /^[1-9]\d{0,8}$/.test(key)
