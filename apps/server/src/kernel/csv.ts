export type CsvValue = string | number | boolean | null

/** What a spreadsheet would run as a formula, in whatever width and behind whatever space. A leading apostrophe keeps it a text (OWASP, CSV injection). */
const FORMULA = /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/
/** The semicolon, too: where it is the list separator, what follows one would begin a cell. */
const QUOTED = /[",;\t\r\n]|^\s|\s$/

/** One value of a CSV file (RFC 4180). Numbers stay numbers; texts that would be run as formulas are made harmless. */
export function csvCell(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvLine = (values: readonly CsvValue[]): string => `${values.map(csvCell).join(',')}\r\n`

/** By which spreadsheets know UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff'
