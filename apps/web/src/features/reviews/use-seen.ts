import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect } from 'react'
import { edgeOf, NOTHING_SEEN, type Seen, withEdge } from './seen.ts'

/** In the cache, because that is emptied when somebody else signs in. */
const SEEN_KEY = ['reviews', 'seen']
/** How long an end has to be in view: what flies past is not read. */
const MOMENT_MS = 400
/** What the bars at the top and at the bottom cover is not in view. Pixels. */
const CLEAR_OF_BARS = '-48px 0px -72px 0px'

/**
 * What has been read in this visit, of all texts that stand in a `ReadWhole` below `within`: those whose first and last line were both in
 * view for a moment, on a page that was visible. Ask with `isRead(seen, { id, revision })`: a newer revision has to be read again. What
 * was read stays so on other screens, until the page is loaded anew.
 */
export function useSeen(within: RefObject<HTMLElement | null>): Seen {
  const queryClient = useQueryClient()
  const { data } = useQuery<Seen>({
    queryKey: SEEN_KEY,
    queryFn: () => NOTHING_SEEN,
    enabled: false,
    initialData: NOTHING_SEEN,
    gcTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => {
    if (!within.current) return
    return watch(within.current, (mark) => {
      const edge = edgeOf(mark)
      if (edge) queryClient.setQueryData<Seen>(SEEN_KEY, (seen = NOTHING_SEEN) => withEdge(seen, edge, edge.edge))
    })
  }, [within, queryClient])
  return data
}

/** Tells the mark of each end below `root` that has been in view for a moment. Returns how to stop. */
function watch(root: HTMLElement, onSeen: (mark: string) => void): () => void {
  const marks = new Map<Element, string>()
  const inView = new Set<Element>()
  const timers = new Map<Element, ReturnType<typeof setTimeout>>()

  const wait = (element: Element) => {
    if (document.visibilityState !== 'visible' || timers.has(element)) return
    timers.set(
      element,
      setTimeout(() => onSeen(marks.get(element) ?? ''), MOMENT_MS),
    )
  }
  const stop = (element: Element) => {
    clearTimeout(timers.get(element))
    timers.delete(element)
  }
  const views = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inView.add(target)
        else inView.delete(target)
        if (isIntersecting) wait(target)
        else stop(target)
      }
    },
    { rootMargin: CLEAR_OF_BARS },
  )
  const forget = (element: Element) => {
    views.unobserve(element)
    stop(element)
    inView.delete(element)
    marks.delete(element)
  }
  const look = () => {
    for (const element of [...marks.keys()]) if (!element.isConnected) forget(element)
    for (const element of root.querySelectorAll<HTMLElement>('[data-read]')) {
      const mark = element.dataset.read ?? ''
      if (marks.get(element) === mark) continue
      // Another revision in the same place: looked at from the beginning.
      forget(element)
      marks.set(element, mark)
      views.observe(element)
    }
  }
  const turn = () => {
    for (const element of inView)
      if (document.visibilityState === 'visible') wait(element)
      else stop(element)
  }

  const changes = new MutationObserver(look)
  changes.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-read'] })
  document.addEventListener('visibilitychange', turn)
  look()
  return () => {
    document.removeEventListener('visibilitychange', turn)
    changes.disconnect()
    views.disconnect()
    for (const timer of timers.values()) clearTimeout(timer)
  }
}
