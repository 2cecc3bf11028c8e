import { useEffect, useRef } from 'react'
import { detailsOf } from '../../../lib/errors.ts'

/** The version that an edit is of: the one that was opened, and after somebody else's edit was told, that one. */
export function useVersion(opened: number, error: unknown) {
  const version = useRef(opened)
  const told = detailsOf(error)
  const theirs = told?.code === 'STALE_VERSION' ? told.facts?.version : undefined
  useEffect(() => {
    if (typeof theirs === 'number') version.current = theirs
  }, [theirs])
  return {
    current: () => version.current,
    /** After an edit of one's own. */
    set: (next: number) => {
      version.current = next
    },
  }
}
