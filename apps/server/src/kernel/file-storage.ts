import type { Readable } from 'node:stream'

/** Where bytes live. Keys are the server's own; a written object is never changed, only removed. */
export interface FileStorage {
  /** Writes the whole stream and syncs it to disk before it resolves. Rejects, and leaves nothing, when the stream fails. */
  write(key: string, bytes: Readable): Promise<void>
  read(key: string): Promise<Readable>
  remove(key: string): Promise<void>
}
