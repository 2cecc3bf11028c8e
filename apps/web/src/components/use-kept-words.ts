import { useState } from 'react'
import { useMe } from '../features/accounts/components/session.tsx'

const keyOf = (userId: string, subjectId: string): string => `ipt.words.${userId}.${subjectId}`

/**
 * A reason that is being written about one thing, kept in this tab at every keystroke: a reload or an expired session loses nothing.
 * Bound to the person; where storage is forbidden it lasts as long as the screen.
 */
export function useKeptWords(subjectId: string): [words: string, write: (words: string) => void] {
  const key = keyOf(useMe().id, subjectId)
  const [words, setWords] = useState(() => read(key))
  return [
    words,
    (next) => {
      setWords(next)
      keep(key, next)
    },
  ]
}

/** Forgets what was written about a thing, once it is decided. */
export const forgetWords = (userId: string, subjectId: string): void => keep(keyOf(userId, subjectId), '')

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

function keep(key: string, words: string): void {
  try {
    if (words) sessionStorage.setItem(key, words)
    else sessionStorage.removeItem(key)
  } catch {
    // Forbidden or full: the screen still has it.
  }
}
