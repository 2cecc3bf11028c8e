import { randomUUID } from 'node:crypto'
import { rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { openLocalFileStorage } from '../../kernel/local-file-storage.ts'
import { type Finding, fault, look, ok, warning } from './finding.ts'

const GB = 1024 ** 3
const LEAST = GB / 4
const FEW = 2 * GB

const inGb = (bytes: number): string => `${(bytes / GB).toFixed(1)} GB`

/** The data folder: there, ours to write in, nobody else's to read, with room; and the files in it. */
export async function checkDisk(dataDir: string): Promise<Finding[]> {
  const info = await stat(dataDir).catch(() => null)
  if (!info)
    return look('data folder', '', () =>
      warning(`${dataDir} is not there yet.`, '`npm start` makes it. If there should be one: set IPT_DATA_DIR to it.'),
    )
  return [
    ...(await look('data folder', `Give ${dataDir} to the user who runs the server, or set IPT_DATA_DIR to another folder.`, async () => {
      const probe = join(dataDir, `.doctor-${randomUUID()}`)
      await writeFile(probe, 'x', { flag: 'wx' })
      await rm(probe)
      const open = process.platform !== 'win32' && (info.mode & 0o006) !== 0
      return open ? warning(`${dataDir} can be read by every user of this machine.`, `chmod o-rw ${dataDir}`) : ok(dataDir)
    })),
    ...(await look('secret', `Only the user who runs the server may read ${join(dataDir, 'secret')}.`, async () => {
      const secret = await stat(join(dataDir, 'secret')).catch(() => null)
      if (!secret) return ok('None is kept in the data folder.')
      if (process.platform === 'win32' || (secret.mode & 0o077) === 0) return ok('Kept in the data folder, for its owner alone.')
      return fault('The kept secret can be read by others.', `chmod 600 ${join(dataDir, 'secret')}`)
    })),
    ...(await look('disk', 'Look at it by df.', async () => {
      const { bavail, bsize } = await statfs(dataDir)
      const free = bavail * bsize
      if (free < LEAST)
        return fault(`${inGb(free)} are free: soon nothing can be written.`, 'Make room, or move the data folder to a larger disk.')
      return free < FEW ? warning(`${inGb(free)} are free.`, 'Make room before it is full.') : ok(`${inGb(free)} are free.`)
    })),
    ...(await look('files', `Give ${join(dataDir, 'files')} to the user who runs the server.`, async () => {
      const files = await openLocalFileStorage(join(dataDir, 'files'))
      const [key, words] = [`doctor/${randomUUID()}`, randomUUID()]
      await files.write(key, Readable.from([Buffer.from(words)]))
      try {
        const { bytes } = await files.read(key)
        return (await text(bytes)) === words
          ? ok('Written, read back and removed.')
          : fault('What was written was not what was read back.', 'Look at the disk for errors before anything is trusted to it.')
      } finally {
        await files.remove(key)
      }
    })),
  ]
}
