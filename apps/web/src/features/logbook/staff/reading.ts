import type { LogView } from '@ipt/contracts'

type Live = Pick<LogView, 'id' | 'revision'>

/** The log as it was put before its reader, and whether a decision on it was refused because there is a newer revision. */
export interface Read<Log extends Live> {
  log: Log
  refused: boolean
}

/** What a reader sees when `live` is what the server has now. */
export interface Reading<Log extends Live> {
  /** The revision that is read; of that, the newest state. */
  log: Log
  /** The number of a newer revision that waits to be asked for. */
  newer: number | null
  /** Whether `live` takes the place of what was read: another log, or a newer revision after a refusal. */
  take: boolean
}

export function readingOf<Log extends Live>(read: Read<Log>, live: Log): Reading<Log> {
  const newer = live.id === read.log.id && live.revision > read.log.revision
  const take = live.id !== read.log.id || (newer && read.refused)
  return newer && !take ? { log: read.log, newer: live.revision, take } : { log: live, newer: null, take }
}
