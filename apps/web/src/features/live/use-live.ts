import type { Me } from '@ipt/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

const REST_MS = 2_000
/** Where its code did not come, it is asked for again. */
const AGAIN_MS = 30_000

/** Lets what others do appear on this person's screens, from the moment at which `me` was read. Begins once the page has come to rest. */
export function useLive(me: Me | null | undefined): void {
  const queryClient = useQueryClient()
  const latest = useRef(me)
  latest.current = me
  const userId = me?.id

  useEffect(() => {
    if (userId === undefined) return
    // Of the first reading: what is asked for later says nothing about what was on screen before.
    const since = latest.current?.seq ?? 0
    let stop: (() => void) | null = null
    let gone = false
    const begin = (): void =>
      void import('./later/start-live.ts').then(
        ({ startLive }) => {
          if (!gone) stop = startLive({ userId, since, queryClient })
        },
        () => {
          timer = setTimeout(begin, AGAIN_MS)
        },
      )
    let timer = setTimeout(begin, REST_MS)
    return () => {
      gone = true
      clearTimeout(timer)
      stop?.()
    }
  }, [userId, queryClient])
}
