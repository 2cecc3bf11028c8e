import type { LogView } from '@ipt/contracts'
import { useEffect, useRef } from 'react'
import { codeOf } from '../../../lib/errors.ts'

/** A log that can't be decided here any more, why, and what had been typed for it. */
export interface GoneLog {
  log: LogView
  error: unknown
  comment: string
}

/** Tells when a decision was refused because the log has left the queue: somebody else decided, or it is out of sight. */
export function useGone({ log, error, comment }: GoneLog, onGone: (gone: GoneLog) => void): void {
  const latest = useRef({ log, comment, onGone })
  latest.current = { log, comment, onGone }
  useEffect(() => {
    const code = codeOf(error)
    const { onGone: tell, ...what } = latest.current
    if (code === 'WRONG_STATE' || code === 'LOG_NOT_FOUND' || code === 'NOT_YOURS') tell({ ...what, error })
  }, [error])
}
