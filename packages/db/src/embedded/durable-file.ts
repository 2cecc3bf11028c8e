import { type FileHandle, open, rename, stat } from 'node:fs/promises'
import path from 'node:path'

/** Writes a small file so that after a crash or a power cut either the old text is there or the new one, whole. */
export async function writeDurably(file: string, text: string, mode: number): Promise<void> {
  const beside = `${file}.new`
  const handle = await open(beside, 'w', mode)
  try {
    await handle.chmod(mode)
    await giveToFolderOwner(handle, path.dirname(file))
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
  await syncFolder(path.dirname(file))
}

/** Root's files in somebody's folder become that person's: one start by root must not shut the owner out afterwards. */
export async function giveToFolderOwner(handle: FileHandle, folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await stat(folder)
  await handle.chown(uid, gid)
}

/** Makes renames and new names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
