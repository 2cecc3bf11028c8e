import { useCallback, useRef } from 'react'
import { uuidv7 } from '../../lib/uuidv7.ts'

/** An id for one act: the same as long as what is sent is the same, so that sending it again after a lost answer is the same act. */
export function useSteadyId(): (sent: unknown) => string {
  const act = useRef({ what: '', id: '' })
  return useCallback((sent) => {
    const what = JSON.stringify(sent)
    if (act.current.what !== what) act.current = { what, id: uuidv7() }
    return act.current.id
  }, [])
}
