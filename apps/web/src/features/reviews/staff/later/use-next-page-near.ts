import { type RefObject, useEffect } from 'react'
import type { Pages } from '../../../../components/show-more.tsx'

/** How far before its end a list asks for more. */
const NEAR = '0px 0px 1200px 0px'

/** Asks for the next page when the `end` of a list comes near. After a failure it waits to be asked by hand. */
export function useNextPageNear(end: RefObject<HTMLElement | null>, pages: Pages): void {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages
  const wanted = hasNextPage && !isFetchingNextPage && !isFetchNextPageError
  useEffect(() => {
    if (!wanted || !end.current) return
    const near = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), { rootMargin: NEAR })
    near.observe(end.current)
    return () => near.disconnect()
  }, [wanted, end, fetchNextPage])
}
