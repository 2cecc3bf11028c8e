import { readFile, stat } from 'node:fs/promises'
import { IMPORT_BYTES } from '@ipt/domain'
import { Refusal } from './refusals.ts'
import { firstLine } from './sentence.ts'

const TOO_LARGE = 'The file is larger than 10 MB: divide it.'

/** A file of people, or `-`: standard input. Refusal where there is none, or where it is too large, before it is read whole. */
export async function readImportFile(file: string, input: () => AsyncIterable<Uint8Array>): Promise<Buffer> {
  if (file === '-') {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of input()) {
      size += chunk.length
      if (size > IMPORT_BYTES) throw new Refusal(TOO_LARGE)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  }
  try {
    const given = await stat(file)
    if (!given.isFile()) throw new Refusal(`${file} is no file. What comes from elsewhere is read by --file -.`)
    if (given.size > IMPORT_BYTES) throw new Refusal(TOO_LARGE)
    return await readFile(file)
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(`${file} can not be read: ${firstLine(error)}`)
  }
}
