import { useRef } from 'react'
import { uuidv7 } from './uuidv7.ts'

/**
 * One id for one act: the same for the same `what` until another is asked for, or until it was answered (`done`). Sent again after a lost
 * answer, the server finds the first.
 */
export function useSameAct() {
  const act = useRef({ what: '', id: '' })
  const idFor = (what: string): string => {
    if (act.current.what !== what) act.current = { what, id: uuidv7() }
    return act.current.id
  }
  return Object.assign(idFor, { done: () => (act.current = { what: '', id: '' }) })
}
