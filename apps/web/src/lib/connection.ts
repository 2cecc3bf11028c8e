import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

/** The server answers, or refuses, long before; after this nobody will. */
const PATIENCE_MS = 30_000

/** The page's own script, which is named after its content: no two builds have the same. Null in development. */
export const ownBuild = import.meta.env.PROD ? (document.querySelector('script[type=module]')?.getAttribute('src') ?? null) : null

const state = { heardAt: Date.now(), newer: false }
const hearers = new Set<() => void>()

/** When the server answered last: what is on screen is no newer. */
export const lastHeard = (): Date => new Date(state.heardAt)

/**
 * `fetch`, as every call to the server goes: it learns whether the server can be reached, which is kept in TanStack's `onlineManager`,
 * and whether it has a newer build than this page. Rejects where no answer comes in half a minute.
 */
export async function reach(input: RequestInfo | URL | string, init?: RequestInit): Promise<Response> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TypeError('No answer.')), PATIENCE_MS)
  })
  try {
    const response = await Promise.race([fetch(input, init), tooLong])
    // What a proxy says when the server is down; and the server itself, when its database is.
    if (response.status > 501) onlineManager.setOnline(false)
    else heard(response.headers.get('app-build'))
    return response
  } catch (error) {
    if (!init?.signal?.aborted) onlineManager.setOnline(false)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

function heard(build: string | null): void {
  state.heardAt = Date.now()
  onlineManager.setOnline(true)
  if (state.newer || !build || !ownBuild || build === ownBuild) return
  state.newer = true
  for (const hearer of hearers) hearer()
}

/** Asks for nothing but an answer; whether one came. */
export const probe = (): Promise<boolean> =>
  reach('/health/live', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

/** Whether the last call found the server. */
export const useReachable = (): boolean =>
  useSyncExternalStore((hear) => onlineManager.subscribe(hear), onlineManager.isOnline.bind(onlineManager))

/** Whether a newer build than this page is in place. */
const hasNewerBuild = (): boolean => state.newer
export const useNewerBuild = (): boolean => useSyncExternalStore(hearNewer, hasNewerBuild)

function hearNewer(hearer: () => void): () => void {
  hearers.add(hearer)
  return () => hearers.delete(hearer)
}
