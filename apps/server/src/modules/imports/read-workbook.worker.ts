import { parentPort, workerData } from 'node:worker_threads'
import { unzipSync, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'

/** What the parts of a spreadsheet may unpack to, together. */
const UNPACKED = 64 * 1024 * 1024

export type WorkbookAnswer = { lines: string[][] } | { fault: 'LARGE' | 'UNREADABLE' }

/** The first sheet of an .xlsx as texts; of a formula, what it came to. Runs in a thread whose memory and time are limited by who starts it. */
async function read(bytes: Uint8Array): Promise<WorkbookAnswer> {
  let unpacked = 0
  const isPart = ({ name, originalSize }: { name: string; originalSize: number }) => {
    if (!/\.(xml|rels)$/.test(name)) return false
    unpacked += originalSize
    if (unpacked > UNPACKED) throw new RangeError('too large')
    return true
  }
  try {
    // Packed anew: a zip can say less than it unpacks to, and the reader would believe it. Here no part grows over what it says.
    const parts = zipSync(unzipSync(bytes, { filter: isPart }), { level: 0 })
    const lines = await readSheet(Buffer.from(parts))
    return { lines: lines.map((line) => line.map(textOf)) }
  } catch (error) {
    return { fault: error instanceof RangeError ? 'LARGE' : 'UNREADABLE' }
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

parentPort?.postMessage(await read(workerData as Uint8Array))
