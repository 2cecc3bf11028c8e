import { DomainError } from './errors.ts'

/** An opaque cursor over the keys of the last row of a page. */
export const encodeCursor = (keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url')

/** The keys again. INPUT_INVALID for anything that `encodeCursor` did not make with as many `keys` of these forms. */
export function decodeCursor(cursor: string, forms: readonly RegExp[]): string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (
      Array.isArray(keys) &&
      keys.length === forms.length &&
      forms.every((form, index) => typeof keys[index] === 'string' && form.test(keys[index]))
    )
      return keys
  } catch {}
  throw new DomainError('INPUT_INVALID', {
    fields: [{ pointer: '/cursor', message: 'Not a cursor of this list. Leave it out to start again.' }],
  })
}

export const CURSOR_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const CURSOR_DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
export const CURSOR_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
