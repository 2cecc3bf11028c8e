import { useSyncExternalStore } from 'react'

let up = false
const hearers = new Set<() => void>()

/** Says whether what others do reaches this tab by itself. */
export function setLiveUp(now: boolean): void {
  if (up === now) return
  up = now
  for (const hearer of hearers) hearer()
}

/** Whether what others do reaches this tab by itself; while it doesn't, screens ask. */
export const useLiveUp = (): boolean => useSyncExternalStore(hear, () => up)

function hear(hearer: () => void): () => void {
  hearers.add(hearer)
  return () => hearers.delete(hearer)
}
