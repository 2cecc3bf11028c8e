import { LIMITS } from '@ipt/domain'
import { expect, test } from 'vitest'
import { faultOf, safeName, typeOf } from './check-file.ts'

const file = (name: string, type: string, size = 1_000) => ({ name, type, size })

test('takes pictures and PDFs, by type or, where the browser names none, by ending', () => {
  expect(typeOf(file('a.png', 'image/png'))).toBe('image/png')
  expect(typeOf(file('a.JPG', ''))).toBe('image/jpeg')
  expect(typeOf(file('a.pdf', ''))).toBe('application/pdf')
  expect(typeOf(file('a.png', 'text/html'))).toBeNull()
  expect(typeOf(file('a.exe', ''))).toBeNull()
  expect(typeOf(file('', ''))).toBeNull()
})

test('names what is wrong before anything is sent', () => {
  expect(faultOf(file('a.png', 'image/png', 0))).toBe('FILE_EMPTY')
  expect(faultOf(file('a.png', 'image/png', LIMITS.fileBytes + 1))).toBe('FILE_TOO_LARGE')
  expect(faultOf(file('a.png', 'image/png', LIMITS.fileBytes))).toBeNull()
  expect(faultOf(file('a.svg', 'image/svg+xml'))).toBe('FILE_TYPE_REFUSED')
})

test('makes a name that can be stored, and keeps its ending', () => {
  expect(safeName('Relay panel F4.png')).toBe('Relay panel F4.png')
  expect(safeName('a/b\\c\u0000.png')).toBe('a b c .png')
  expect(safeName('\n')).toBe('file')
  const long = safeName(`${'x'.repeat(300)}.jpeg`)
  expect(long).toHaveLength(LIMITS.fileName)
  expect(long.endsWith('.jpeg')).toBe(true)
})
