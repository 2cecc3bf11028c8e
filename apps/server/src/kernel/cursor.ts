import { Day, Id, Moment } from '@ipt/contracts'
import { DomainError } from './errors.ts'

/** An opaque cursor over the keys of the last row of a page. It is good for this list alone, by whatever name that has. */
export const encodeCursor = (list: string, keys: readonly string[]): string =>
  Buffer.from(JSON.stringify([list, ...keys])).toString('base64url')

/** The keys again. INPUT_INVALID for anything that `encodeCursor` did not make for this list with as many keys of these forms. */
export function decodeCursor(list: string, cursor: string, forms: readonly KeyForm[]): string[] {
  try {
    const [of, ...keys]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (of === list && isTexts(keys) && keys.length === forms.length && forms.every((form, index) => form(keys[index] as string)))
      return keys
  } catch {}
  throw new DomainError('INPUT_INVALID', {
    fields: [{ pointer: '/cursor', message: 'Not a cursor of this list. Leave it out to start again.' }],
  })
}

/** Texts that a column can hold. */
const isTexts = (keys: unknown[]): keys is string[] =>
  keys.every((key) => typeof key === 'string' && !key.includes('\0') && key.isWellFormed())

/** Whether a key is of the form that its column takes. */
type KeyForm = (key: string) => boolean

export const CURSOR_UUID: KeyForm = (key) => Id.safeParse(key).success
export const CURSOR_DAY: KeyForm = (key) => Day.safeParse(key).success
export const CURSOR_MOMENT: KeyForm = (key) => Moment.safeParse(key).success
/** A revision's number, as text. */
export const CURSOR_REVISION: KeyForm = (key) => /^[1-9]\d{0,8}$/.test(key)
