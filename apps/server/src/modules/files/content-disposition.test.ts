import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition } from './content-disposition.ts'

test.each([
  ['schematic.png', `attachment; filename="schematic.png"; filename*=UTF-8''schematic.png`],
  ['mchoro wa kwanza.png', `attachment; filename="mchoro wa kwanza.png"; filename*=UTF-8''mchoro%20wa%20kwanza.png`],
  ['naïve (1).png', `attachment; filename="naive (1).png"; filename*=UTF-8''na%C3%AFve%20%281%29.png`],
  ['図面.pdf', `attachment; filename="__.pdf"; filename*=UTF-8''%E5%9B%B3%E9%9D%A2.pdf`],
  ['a"b\\c%41.png', `attachment; filename="a_b_c_41.png"; filename*=UTF-8''a%22b_c%2541.png`],
  ['x\r\nSet-Cookie: a=b.png', `attachment; filename="x__Set-Cookie: a=b.png"; filename*=UTF-8''x__Set-Cookie%3A%20a%3Db.png`],
  ['photo\u202egnp.exe', `attachment; filename="photognp.exe"; filename*=UTF-8''photognp.exe`],
  ['../../etc/passwd', `attachment; filename=".._.._etc_passwd"; filename*=UTF-8''.._.._etc_passwd`],
  ['\ud800.png', `attachment; filename="_.png"; filename*=UTF-8''%EF%BF%BD.png`],
  ['', `attachment; filename="file"; filename*=UTF-8''file`],
])('%j', (name, header) => {
  expect(contentDisposition('attachment', name)).toBe(header)
})

test('no name ends the value or the header, and a client reads it back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
      const header = contentDisposition('inline', name)
      expect(header).toMatch(/^inline; filename="[\x20-\x21\x23-\x24\x26-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/)
      expect(() => new Headers({ 'Content-Disposition': header })).not.toThrow()
      expect(decodeURIComponent(header.split("''")[1] ?? '').isWellFormed()).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
