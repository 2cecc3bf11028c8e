import { useCallback, useRef, useState } from 'react'
import { uuidv7 } from '../../../../lib/uuidv7.ts'
import { useMe } from '../../../accounts/components/session.tsx'
import type { StoredFile } from '../../../files/api/use-uploads.ts'
import { type ApplicationDraft, changed, type DraftPatch, parseDraft } from './application-draft.ts'

/**
 * The application to a vacancy that is being written, kept on this device at every keystroke. Where there is none it begins with `cv`, the
 * one of an earlier application. Mount the form anew for another vacancy.
 */
export function useApplicationDraft(vacancyId: string, cv: StoredFile | null) {
  const key = `ipt.application.${useMe().id}.${vacancyId}`
  const [draft, setDraft] = useState<ApplicationDraft>(
    () => parseDraft(read(key)) ?? { id: uuidv7(), sent: false, letter: '', cv, letterFile: null },
  )
  const [kept, setKept] = useState(true)
  // A file may arrive after the keystroke that follows it: changes apply to what is newest, not to what was on screen.
  const newest = useRef(draft)

  const put = useCallback(
    (next: ApplicationDraft) => {
      newest.current = next
      setDraft(next)
      setKept(write(key, JSON.stringify(next)))
    },
    [key],
  )
  const update = useCallback((patch: DraftPatch) => put(changed(newest.current, patch, uuidv7)), [put])
  /** What is to be sent now; from here on a change makes it another one. */
  const toSend = useCallback(() => {
    put({ ...newest.current, sent: true })
    return newest.current
  }, [put])
  const drop = useCallback(() => void write(key, null), [key])
  return { draft, kept, update, toSend, drop }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Whether it was kept: storage may be full or forbidden. */
function write(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
    return true
  } catch {
    return false
  }
}
