import type { LogView } from '@ipt/contracts'
import { useCallback, useState } from 'react'
import { type Read, readingOf } from './reading.ts'

/**
 * The revision that somebody reads stays before them when a newer one arrives: nobody shall decide on words that changed under their
 * eyes. `newer` is its number, `show` puts it there; after `refused` (the server knows a newer one) it is put there as soon as it comes.
 */
export function useReading(live: LogView) {
  const [read, setRead] = useState<Read<LogView>>({ log: live, refused: false })
  const { log, newer, take } = readingOf(read, live)
  if (take) setRead({ log: live, refused: false })
  return {
    log,
    newer,
    show: useCallback(() => setRead({ log: live, refused: false }), [live]),
    refused: useCallback(() => setRead((now) => ({ ...now, refused: true })), []),
  }
}
