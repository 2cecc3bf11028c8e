import type { Readable } from 'node:stream'

/** Where bytes live: a folder, or a bucket. Keys are the server's own; a written object is never changed, only removed. */
export interface FileStorage {
  /** Writes the whole stream, and resolves once it would survive a power cut. Rejects, and leaves nothing, when the stream fails. */
  write(key: string, bytes: Readable): Promise<void>
  /** Rejects when there is no such object. Whoever asks reads the bytes or destroys them. */
  read(key: string): Promise<StoredBytes>
  /** What isn't there is removed already. */
  remove(key: string): Promise<void>
  /** Every object, in no order. For sweeps: what is written or removed meanwhile may be missed. */
  list(): AsyncIterable<StoredObject>
  /** Removes what writes that never ended left behind, as far as it was begun before then. */
  removeUnfinished(before: Date): Promise<void>
}

export interface StoredBytes {
  bytes: Readable
  size: number
}

export interface StoredObject {
  key: string
  writtenAt: Date
}

/** Lower-case letters, digits and hyphens in folders; dots only between the parts of the last name. It names nothing outside. */
const KEY = /^[0-9a-z-]+(\/[0-9a-z-]+)*(\.[0-9a-z-]+)*$/

/** Whether a key is of the form that every storage takes. */
export const isStorageKey = (key: string): boolean => key.length <= 200 && KEY.test(key)
