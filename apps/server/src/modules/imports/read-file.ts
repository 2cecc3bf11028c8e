import { IMPORT_BYTES, IMPORT_ROWS, type ImportEncoding } from '@ipt/domain'
import Papa from 'papaparse'
import { DomainError } from '../../kernel/errors.ts'
import { readWorkbook } from './read-workbook.ts'

export interface ReadFile {
  /** Null for a spreadsheet, which says both itself. */
  encoding: ImportEncoding | null
  delimiter: string | null
  headers: string[]
  rows: string[][]
}

/** Columns of one file; a sheet with more is no list of people. */
const COLUMNS = 100
/** Characters of one cell: more than any field takes, so that it is told to be too long. */
const CELL = 1_000

/**
 * The table in a file: its first line are the names of the columns. CSV in any usual encoding and with any usual separator, or .xlsx, whose
 * formulas count as what they came to. Nothing is run. IMPORT_UNREADABLE, IMPORT_TOO_LARGE.
 */
export async function readFile(
  bytes: Buffer,
  as: { encoding?: ImportEncoding | undefined; delimiter?: string | undefined } = {},
): Promise<ReadFile> {
  if (bytes.length === 0) throw new DomainError('IMPORT_UNREADABLE', { detail: 'The file is empty.' })
  const table = isZip(bytes) ? { encoding: null, delimiter: null, lines: await readWorkbook(bytes) } : readText(bytes, as)
  const lines = table.lines.map((line) => line.map(plain)).filter((line) => line.some((cell) => cell !== ''))
  const [headers = [], ...rows] = lines
  if (headers.length === 0) throw new DomainError('IMPORT_UNREADABLE', { detail: 'The file has no line with names of columns.' })
  if (rows.length === 0) throw new DomainError('IMPORT_UNREADABLE', { detail: 'The file has the names of columns, and no row below them.' })
  if (rows.length > IMPORT_ROWS || headers.length > COLUMNS || sizeOf(lines) > 2 * IMPORT_BYTES)
    throw new DomainError('IMPORT_TOO_LARGE', {
      detail: `At most ${IMPORT_ROWS.toLocaleString('en')} rows and ${COLUMNS} columns; this file has more.`,
      facts: { most: IMPORT_ROWS },
    })
  return {
    encoding: table.encoding,
    delimiter: table.delimiter,
    headers,
    rows: rows.map((row) => headers.map((_, index) => row[index] ?? '')),
  }
}

/** Characters. A spreadsheet can name one long text in every cell. */
const sizeOf = (lines: readonly string[][]): number => lines.reduce((sum, line) => line.reduce((of, cell) => of + cell.length, sum), 0)

/** One line of text: line ends within a cell are spaces, and what no database holds is gone. */
const plain = (cell: string): string => cell.slice(0, CELL).replaceAll('\u0000', '').toWellFormed().replaceAll(/\s+/g, ' ').trim()

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))

function readText(bytes: Buffer, as: { encoding?: ImportEncoding | undefined; delimiter?: string | undefined }) {
  const encoding = as.encoding ?? guessEncoding(bytes)
  const text = new TextDecoder(encoding).decode(bytes).replace(/^\ufeff/, '')
  const parsed = Papa.parse<string[]>(text, {
    delimiter: as.delimiter ?? '',
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
    // One row more than may be, to tell that it is too many.
    preview: IMPORT_ROWS + 2,
  })
  return { encoding, delimiter: parsed.meta.delimiter, lines: parsed.data }
}

/** By its mark, or by the order of what it leaves empty; else UTF-8 if it is that without a fault; else what Western spreadsheets write. IMPORT_UNREADABLE: no text. */
function guessEncoding(bytes: Buffer): ImportEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const wide = wideOrder(bytes)
  if (wide) return wide
  if (isBinary(bytes))
    throw new DomainError('IMPORT_UNREADABLE', { detail: 'This is no text and no .xlsx. Save the list as CSV or .xlsx and send that.' })
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** Bytes that are looked at: the names of the columns and some rows. */
const HEAD = 2_000

/** Of two bytes for a sign, letters without accents leave one empty: always the second (little end first), or always the first. */
function wideOrder(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, HEAD)
  const empty = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1
  const [first = 0, second = 0] = empty
  if (second * 4 > head.length && first * 10 < second) return 'utf-16le'
  return first * 4 > head.length && second * 10 < first ? 'utf-16be' : null
}

/** A PDF, or more empty bytes than a text has by mishap: an .xls of old, a picture. */
const isBinary = (bytes: Buffer): boolean =>
  bytes.subarray(0, 5).toString('latin1') === '%PDF-' ||
  bytes.subarray(0, HEAD).filter((byte) => byte === 0).length * 100 > Math.min(bytes.length, HEAD)
