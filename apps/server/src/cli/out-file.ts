import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from './refusals.ts'
import { firstLine } from './sentence.ts'

/**
 * Writes a file as it comes, or to standard output where `file` is `-`. It is there whole or not at all, readable by its owner alone, and takes
 * no other's place unless by `force`. Refusal.
 */
export async function writeWhole(
  chunks: AsyncIterable<string | Uint8Array>,
  file: string,
  { force, write }: { force: boolean; write: (chunk: string | Uint8Array) => Promise<void> },
): Promise<void> {
  if (file === '-') {
    for await (const chunk of chunks) await write(chunk)
    return
  }
  const present = await stat(file).catch(() => null)
  if (present && !present.isFile()) throw new Refusal(`${file} is no file that could be written over.`)
  if (!force && present) throw new Refusal(`${file} is there already. Choose another name, or --force to write over it.`)
  const unfinished = `${file}.${process.pid}.unfinished`
  try {
    await pipeline(Readable.from(chunks), createWriteStream(unfinished, { mode: 0o600 }))
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    if (error instanceof Error && 'syscall' in error) throw new Refusal(`${file} can not be written: ${firstLine(error)}`)
    throw error
  }
}
