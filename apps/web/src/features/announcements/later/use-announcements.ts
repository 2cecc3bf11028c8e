import { useInfiniteQuery } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { trpc } from '../../../lib/trpc.ts'

const PAGE = 20

/** What the person was told, newest first, page by page. */
export function useAnnouncements() {
  const { client } = trpc.useUtils()
  return useInfiniteQuery({
    queryKey: getQueryKey(trpc.announcements.list, {}, 'infinite'),
    queryFn: ({ pageParam, signal }) =>
      client.announcements.list.query({ limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

/** What a coordinator's institutions told others, newest first, page by page. */
export function usePublished() {
  const { client } = trpc.useUtils()
  return useInfiniteQuery({
    queryKey: getQueryKey(trpc.announcements.published, {}, 'infinite'),
    queryFn: ({ pageParam, signal }) =>
      client.announcements.published.query({ limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}
