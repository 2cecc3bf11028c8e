import type { ListLeaveInput } from '@ipt/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { trpc } from '../../../lib/trpc.ts'

/** Requests of a list, page by page. */
export function useLeavePages(input: Omit<ListLeaveInput, 'cursor'>) {
  const { client } = trpc.useUtils()
  return useInfiniteQuery({
    queryKey: getQueryKey(trpc.leave.list, input, 'infinite'),
    queryFn: ({ pageParam, signal }) => client.leave.list.query({ ...input, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}
