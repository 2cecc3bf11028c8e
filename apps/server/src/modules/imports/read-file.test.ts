import { expect, test } from 'vitest'
import { readFile } from './read-file.ts'
import { cell, formula, line, workbook } from './testing/workbook.ts'

const heads = line(1, cell('A1', 'Name'), cell('B1', 'E-mail'), cell('C1', 'Number'))

test('a spreadsheet: texts stay texts, a number is a number, a formula is what it came to and is never run', async () => {
  const file = workbook(
    heads,
    line(
      2,
      cell('A2', '=HYPERLINK("http://x")'),
      formula('B2', 'CONCATENATE("a","@b.example")', 'a@b.example'),
      '<c r="C2"><v>20230412</v></c>',
    ),
    line(4, cell('A4', 'After a gap'), cell('C4', '  two\n lines ')),
  )
  expect(await readFile(file)).toEqual({
    encoding: null,
    delimiter: null,
    headers: ['Name', 'E-mail', 'Number'],
    rows: [
      ['=HYPERLINK("http://x")', 'a@b.example', '20230412'],
      ['After a gap', '', 'two lines'],
    ],
  })
})

/** As if each part unpacked to nothing. */
function lying(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf('PK\u0001\u0002'); at >= 0; at = copy.indexOf('PK\u0001\u0002', at + 46)) copy.writeUInt32LE(8, at + 24)
  for (let at = copy.indexOf('PK\u0003\u0004'); at >= 0; at = copy.indexOf('PK\u0003\u0004', at + 30)) copy.writeUInt32LE(8, at + 22)
  return copy
}
const bomb = () => workbook(heads, line(2, cell('A2', ' '.repeat(70 * 1024 * 1024))))
const columns = Array.from({ length: 101 }, (_, index) => `H${index}`).join(',')

test.each([
  ['a zip bomb', bomb, 'IMPORT_TOO_LARGE'],
  ['a zip bomb that says it is small', () => lying(bomb()), 'IMPORT_UNREADABLE'],
  ['one far cell', () => workbook(heads, line(1_048_576, cell('XFD1048576', 'x'))), 'IMPORT_TOO_LARGE'],
  [
    'a million columns',
    () => workbook(line(1, cell('A1', 'Name'), cell('BDWGN1', 'E-mail')), line(2, cell('A2', 'x'))),
    'IMPORT_TOO_LARGE',
  ],
  ['a zip that is no spreadsheet', () => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(64)]), 'IMPORT_UNREADABLE'],
  ['a sheet without a row', () => workbook(heads), 'IMPORT_UNREADABLE'],
  ['nothing', () => Buffer.alloc(0), 'IMPORT_UNREADABLE'],
  ['an .xls of old', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_096)]), 'IMPORT_UNREADABLE'],
  ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n'), 'IMPORT_UNREADABLE'],
  ['a picture', () => Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(64)]), 'IMPORT_UNREADABLE'],
  ['UTF-32', () => Buffer.from([...'Name\nNeema'].flatMap((sign) => [sign.charCodeAt(0), 0, 0, 0])), 'IMPORT_UNREADABLE'],
  ['empty lines', () => Buffer.from('\r\n\r\n;;\r\n'), 'IMPORT_UNREADABLE'],
  ['heads alone', () => Buffer.from('Name;E-mail\r\n'), 'IMPORT_UNREADABLE'],
  ['60,000 rows', () => Buffer.from(`Name\n${'x\n'.repeat(60_000)}`), 'IMPORT_TOO_LARGE'],
  ['101 columns', () => Buffer.from(`${columns}\n1`), 'IMPORT_TOO_LARGE'],
])(
  '%s is refused',
  async (_, file, code) => {
    await expect(readFile(file())).rejects.toMatchObject({ code })
  },
  60_000,
)

test('20,000 rows are taken, the limit is named to whoever has more', async () => {
  expect((await readFile(Buffer.from(`Name\n${'x\n'.repeat(20_000)}`))).rows).toHaveLength(20_000)
  await expect(readFile(Buffer.from(`Name\n${'x\n'.repeat(20_001)}`))).rejects.toMatchObject({ details: { detail: /20,000 rows/ } })
})

test.each([
  ['UTF-8', Buffer.from('Name,E-mail\nNeema Müller,n@x.example'), 'utf-8', ','],
  ['UTF-8 with its mark', Buffer.from('\ufeffName;E-mail\nNeema Müller;n@x.example'), 'utf-8', ';'],
  ['UTF-16, little end first', Buffer.from('\ufeffName\tE-mail\nNeema Müller\tn@x.example', 'utf16le'), 'utf-16le', '\t'],
  ['UTF-16, big end first', Buffer.from('\ufeffName|E-mail\nNeema Müller|n@x.example', 'utf16le').swap16(), 'utf-16be', '|'],
  ['UTF-16 without a mark, little end first', Buffer.from('Name,E-mail\nNeema Müller,n@x.example', 'utf16le'), 'utf-16le', ','],
  ['UTF-16 without a mark, big end first', Buffer.from('Name;E-mail\nNeema Müller;n@x.example', 'utf16le').swap16(), 'utf-16be', ';'],
  ['windows-1252', Buffer.from('Name;E-mail\nNeema Müller;n@x.example', 'latin1'), 'windows-1252', ';'],
])('%s is known, and said', async (_, file, encoding, delimiter) => {
  expect(await readFile(file)).toEqual({ encoding, delimiter, headers: ['Name', 'E-mail'], rows: [['Neema Müller', 'n@x.example']] })
})

test('windows-1252 has signs of its own where Latin-1 has none; one empty byte makes no text unreadable', async () => {
  const bytes = Buffer.concat([Buffer.from('Name;E-mail\nNg'), Buffer.from([0x92]), Buffer.from('ombe;n@x.example\n')])
  expect((await readFile(bytes)).rows).toEqual([['Ng’ombe', 'n@x.example']])
  expect((await readFile(Buffer.from(`Name\nNee\u0000ma\n${'Asha Juma\n'.repeat(20)}`))).rows[0]).toEqual(['Neema'])
})
