import { useEffect } from 'react'
import { probe, useReachable } from '../../lib/connection.ts'

const [FIRST_MS, LAST_MS] = [4_000, 30_000]

/** Whether the server can be reached. While it can't, asks after it, less and less often, as long as somebody looks. */
export function useWayBack(): boolean {
  const reachable = useReachable()
  useEffect(() => {
    if (reachable) return
    let pause = FIRST_MS
    let timer = setTimeout(ask, pause)
    function ask(): void {
      pause = Math.min(2 * pause, LAST_MS)
      timer = setTimeout(ask, pause)
      if (document.visibilityState === 'visible') void probe()
    }
    const look = () => {
      if (document.visibilityState === 'visible') void probe()
    }
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [reachable])
  return reachable
}
