import { createWriteStream } from 'node:fs'
import { link, lstat, rename, rm } from 'node:fs/promises'
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
  const present = await lstat(file).catch(() => null)
  if (present && !present.isFile()) throw new Refusal(`${file} is no file that could be written over, but a link, a folder or a device.`)
  if (!force && present) throw new Refusal(`${file} is there already. Choose another name, or --force to write over it.`)
  const unfinished = `${file}.${process.pid}.unfinished`
  try {
    await pipeline(Readable.from(chunks), createWriteStream(unfinished, { mode: 0o600, flags: 'wx' }))
    if (force) await rename(unfinished, file)
    else await moveToFree(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    if (error instanceof Error && 'syscall' in error) throw new Refusal(`${file} can not be written: ${firstLine(error)}`)
    throw error
  }
}

/** To a name that nobody has, also when two do it at once. File systems without links take what `rename` does. */
async function moveToFree(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
    return rename(from, to)
  }
  await rm(from)
}
