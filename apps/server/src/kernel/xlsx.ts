import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { CsvValue } from './csv.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts of a workbook with one sheet, beside the sheet (ECMA-376, part 1). The second style is bold: the head. */
const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
}

/** Excel takes no more in a cell. */
const CELL = 32_767
/** What XML 1.0 can't hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNHELD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const escaped = (text: string): string =>
  text
    .slice(0, CELL)
    .toWellFormed()
    .replaceAll(UNHELD, '')
    .replaceAll(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)

/** A, B, … Z, AA: how columns are called. */
const columnName = (index: number): string =>
  (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))

/** Texts stay texts: no spreadsheet runs one of them as a formula. */
function cell(value: CsvValue, at: string, style: string): string {
  if (value === null || value === '') return ''
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${at}"><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${Number(value)}</v></c>`
  return `<c r="${at}" t="inlineStr"${style}><is><t xml:space="preserve">${escaped(String(value))}</t></is></c>`
}

const line = (values: readonly CsvValue[], row: number, style = ''): string =>
  `<row r="${row}">${values.map((value, index) => cell(value, `${columnName(index)}${row}`, style)).join('')}</row>`

/** A workbook with one sheet (.xlsx), made as it is read: it holds no more than a page of rows. The first row is the head, and stays in sight. */
export async function* workbookOf(
  head: readonly string[],
  pages: AsyncIterable<readonly (readonly CsvValue[])[]>,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const take = (): Uint8Array[] => ready.splice(0)
  const begin = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name, { level: 6 })
    zip.add(part)
    return part
  }
  for (const [name, text] of Object.entries(PARTS)) begin(name).push(strToU8(text), true)
  const sheet = begin('xl/worksheets/sheet1.xml')
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  sheet.push(strToU8(`${XML}<worksheet xmlns="${MAIN}">${view}<sheetData>${line(head, 1, ' s="1"')}`))
  let count = 1
  for await (const rows of pages) {
    sheet.push(strToU8(rows.map((row) => line(row, ++count)).join('')))
    yield* take()
  }
  sheet.push(strToU8('</sheetData></worksheet>'), true)
  zip.end()
  yield* take()
}
