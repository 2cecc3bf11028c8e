import { useMemo } from 'react'
import { Redirect, Route, Switch, useSearch, useLocation as useWouterLocation } from 'wouter'
import { navigate, useHistoryState, useLocationProperty } from 'wouter/use-browser-location'

export { useParams, useSearchParams } from 'wouter'
export { Redirect, Route, Switch }

/** Where the browser is. `state` is what `navigate` was given. */
export interface Place {
  pathname: string
  /** With its question mark, or empty. */
  search: string
  /** With its hash sign, or empty. */
  hash: string
  state: unknown
}

const currentHash = (): string => location.hash

export function useLocation(): Place {
  const [pathname] = useWouterLocation()
  const search = useSearch()
  const hash = useLocationProperty(currentHash)
  const state: unknown = useHistoryState()
  return useMemo(() => ({ pathname, search: search && `?${search}`, hash, state }), [pathname, search, hash, state])
}

export type Navigate = (to: string, options?: { replace?: boolean; state?: unknown }) => void

/** Goes to an address of the app: a path, or `?a=b` at this one. Always the same function. */
export const useNavigate = (): Navigate => navigate

/** How one came to the present address: by the browser's own ways (loaded, back, forward), or by a link or an act of the app. */
let came: 'POP' | 'PUSH' = 'POP'
const currentWay = (): typeof came => came
addEventListener('popstate', () => {
  came = 'POP'
})
for (const way of ['pushState', 'replaceState'])
  addEventListener(way, () => {
    came = 'PUSH'
  })

export const useNavigationType = (): 'POP' | 'PUSH' => useLocationProperty(currentWay)
