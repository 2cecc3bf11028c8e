import { Worker } from 'node:worker_threads'
import { DomainError } from '../../kernel/errors.ts'
import type { WorkbookAnswer } from './read-workbook.worker.ts'

/** A sheet of 20,000 people takes a tenth of either. */
const MEMORY_MB = 384
const TIME_MS = 20_000

/**
 * The first sheet of an .xlsx, line by line, as texts. Read in a thread of its own: a file of some kilobytes can ask for a cell in the last
 * row of the last column, or be packed a thousandfold. IMPORT_TOO_LARGE, IMPORT_UNREADABLE.
 */
export async function readWorkbook(bytes: Buffer): Promise<string[][]> {
  const answer = await inThread(bytes)
  if ('lines' in answer) return answer.lines
  if (answer.fault === 'LARGE')
    throw new DomainError('IMPORT_TOO_LARGE', { detail: 'This spreadsheet unpacks to far more than a list of people.' })
  throw new DomainError('IMPORT_UNREADABLE', { detail: 'This is no spreadsheet in the form .xlsx.' })
}

const inThread = (bytes: Buffer): Promise<WorkbookAnswer> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./read-workbook.worker.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    const settle = (answer: WorkbookAnswer) => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    const timer = setTimeout(() => settle({ fault: 'LARGE' }), TIME_MS)
    worker.once('message', settle)
    worker.once('error', (error: NodeJS.ErrnoException) =>
      settle({ fault: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'LARGE' : 'UNREADABLE' }),
    )
    worker.once('exit', () => settle({ fault: 'UNREADABLE' }))
  })
