import type { CommentPage, CommentView } from '@ipt/contracts'
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { useEffect } from 'react'
import { trpc } from '../../../lib/trpc.ts'

const PAGE = 100

type Thread = InfiniteData<CommentPage, string>
const keyOf = (logId: string) => getQueryKey(trpc.comments.list, { logId }, 'infinite')

/** A log's thread, oldest first: all of it, page after page, since what was said last stands last. */
export function useThread(logId: string) {
  const { client } = trpc.useUtils()
  const pages = useInfiniteQuery({
    queryKey: keyOf(logId),
    queryFn: ({ pageParam, signal }) =>
      client.comments.list.query({ logId, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage])
  return pages
}

/** Shows a comment that was sent or taken back at once, and asks for the rest of the thread again. */
function useCommentChanged(logId: string): (comment: CommentView) => void {
  const queryClient = useQueryClient()
  const utils = trpc.useUtils()
  return (comment) => {
    queryClient.setQueryData<Thread>(keyOf(logId), (thread) => thread && withComment(thread, comment))
    void utils.comments.list.invalidate({ logId })
  }
}

/** The thread with a comment in its place; a new one stands last. */
export function withComment(thread: Thread, comment: CommentView): Thread {
  const known = thread.pages.some((page) => page.items.some(({ id }) => id === comment.id))
  return {
    ...thread,
    pages: thread.pages.map((page, index) => ({
      ...page,
      items: known
        ? page.items.map((each) => (each.id === comment.id ? comment : each))
        : index === thread.pages.length - 1
          ? [...page.items, comment]
          : page.items,
    })),
  }
}

export function usePostComment(logId: string, { onSent, onRefused }: { onSent: () => void; onRefused: (error: unknown) => void }) {
  const changed = useCommentChanged(logId)
  const post = trpc.comments.post.useMutation({
    onSuccess: (comment) => {
      changed(comment)
      onSent()
    },
    onError: onRefused,
  })
  return { send: post.mutate, busy: post.isPending, error: post.error, reset: post.reset }
}

export function useWithdrawComment(logId: string, onSettled: (done: boolean) => void) {
  const changed = useCommentChanged(logId)
  const utils = trpc.useUtils()
  const withdraw = trpc.comments.withdraw.useMutation({
    onSuccess: changed,
    onError: () => void utils.comments.list.invalidate({ logId }),
    onSettled: (comment) => onSettled(comment !== undefined),
  })
  return { withdraw: (id: string) => withdraw.mutate({ id }), busy: withdraw.isPending, error: withdraw.error }
}
