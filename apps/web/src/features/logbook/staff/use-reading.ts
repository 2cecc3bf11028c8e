import type { LogView } from '@ipt/contracts'
import { useCallback, useState } from 'react'

/**
 * The revision that somebody reads stays before them when a newer one arrives: nobody shall decide on words that changed under their
 * eyes. `newer` is its number, `show` puts it there; after `refused` (the server knows a newer one) it is put there as soon as it comes.
 */
export function useReading(live: LogView) {
  const [read, setRead] = useState({ log: live, refused: false })
  const newer = live.id === read.log.id && live.revision > read.log.revision
  const take = live.id !== read.log.id || (newer && read.refused)
  if (take) setRead({ log: live, refused: false })
  return {
    log: newer && !take ? read.log : live,
    newer: newer && !take ? live.revision : null,
    show: useCallback(() => setRead({ log: live, refused: false }), [live]),
    refused: useCallback(() => setRead((now) => ({ ...now, refused: true })), []),
  }
}
