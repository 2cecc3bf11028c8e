import { useSyncExternalStore } from 'react'
import { loadWords } from './i18n.ts'

type Kit = typeof import('../components/trouble/kit.ts')

let kit: Kit | null = null
const hearers = new Set<() => void>()

/**
 * Loads what is shown when something goes wrong, with its words. Called once the page has come to rest: when the network is gone it is
 * too late. Rejects where it can't be had; may be called again.
 */
export async function loadTrouble(): Promise<Kit> {
  if (kit) return kit
  const [loaded] = await Promise.all([import('../components/trouble/kit.ts'), loadWords('trouble')])
  kit = loaded
  for (const hearer of hearers) hearer()
  return loaded
}

/** The same, once it is here. */
export const useTrouble = (): Kit | null => useSyncExternalStore(hearKit, () => kit)

function hearKit(hearer: () => void): () => void {
  hearers.add(hearer)
  return () => hearers.delete(hearer)
}
