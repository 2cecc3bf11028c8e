import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

interface Page {
  next: string | null
}

/**
 * A keyset-paged list, page by page. `key` names the query and its input; the pages that are shown stay until those of another input are
 * there. Asked for by hand: the ready-made hook adds a field to the input, and inputs are strict.
 */
export const usePages = <Answer extends Page>(key: QueryKey, ask: (cursor: { cursor?: string }, signal: AbortSignal) => Promise<Answer>) =>
  useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => ask(pageParam ? { cursor: pageParam } : {}, signal),
    initialPageParam: '',
    getNextPageParam: (page: Answer) => page.next,
    placeholderData: keepPreviousData,
  })
