import { useEffect } from 'react'

const REST_MS = 2_000

/** Fetches code that is wanted at a press, once the page has come to rest. */
export function useLater(load: () => Promise<unknown>): void {
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => {}), REST_MS)
    return () => clearTimeout(timer)
  }, [load])
}
