import { useLocation, useSearchParams } from '../../../lib/router.ts'

export const CHANGES = 'changes'

/** The address of this screen that compares two revisions; with null, the one that compares none. */
export function useChangesAddress(): (pair: { from: number; to: number } | null) => string {
  const { pathname } = useLocation()
  const [search] = useSearchParams()
  return (pair) => {
    const next = new URLSearchParams(search)
    if (pair) next.set(CHANGES, `${pair.from}-${pair.to}`)
    else next.delete(CHANGES)
    return next.size > 0 ? `${pathname}?${next}` : pathname
  }
}
