import { useCallback, useEffect, useRef, useState } from 'react'
import { uuidv7 } from '../../lib/uuidv7.ts'
import { type Draft, dropDraft, readDraft, writeDraft } from './draft.ts'

export type DraftContent = Pick<Draft, 'content' | 'hours' | 'skills' | 'files'>

const storage = () => globalThis.localStorage

/**
 * A draft that is written down at every keystroke. `start` is what stands in the form where there is none. Mount the form anew for
 * another `key`.
 */
export function useDraft(key: string, start: DraftContent) {
  const [draft, setDraft] = useState<Draft>(() => readDraft(storage(), key) ?? { ...start, id: uuidv7(), savedAt: null })
  const [kept, setKept] = useState(true)
  // A file may arrive after the keystroke that follows it: changes apply to what is newest, not to what was on screen.
  const newest = useRef(draft)
  const typedHere = useRef(false)

  const update = useCallback(
    (change: (draft: Draft) => Partial<Draft>) => {
      const next = { ...newest.current, ...change(newest.current), savedAt: new Date().toISOString() }
      newest.current = next
      typedHere.current = true
      setDraft(next)
      setKept(writeDraft(storage(), key, next))
    },
    [key],
  )
  useEffect(() => {
    // Another tab sent its own words, and dropped what both had written down: what was typed in this one stays.
    const keep = (event: StorageEvent) => {
      if (event.key === key && event.newValue === null && typedHere.current) update(() => ({ id: uuidv7() }))
    }
    addEventListener('storage', keep)
    return () => removeEventListener('storage', keep)
  }, [key, update])
  const drop = useCallback(() => dropDraft(storage(), key), [key])

  /** What is newest, even before it is drawn. */
  const current = useCallback(() => newest.current, [])

  return { draft, update, drop, kept, current }
}
