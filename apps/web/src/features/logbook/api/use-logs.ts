import type { ListLogsInput, LogView } from '@ipt/contracts'
import { addDays, type IsoDate } from '@ipt/domain'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { useCallback } from 'react'
import { trpc } from '../../../lib/trpc.ts'
import { type LogAnswer, withLog } from '../cached-logs.ts'

const PAGE = 20

/** Logs of a list, page by page: `fetchNextPage` brings the next. Lists are keyset-paged; there is no total. */
export function useLogPages(input: Omit<ListLogsInput, 'cursor'>) {
  const { client } = trpc.useUtils()
  return useInfiniteQuery({
    queryKey: getQueryKey(trpc.logbook.list, input, 'infinite'),
    // Asked for by hand: the ready-made hook adds a field to the input, and inputs are strict.
    queryFn: ({ pageParam, signal }) =>
      client.logbook.list.query({ limit: PAGE, ...input, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

/** The student's logs of the last seven days. */
export const useLastDays = (placementId: string, today: IsoDate) =>
  trpc.logbook.list.useQuery(
    { as: 'student', placementId, from: addDays(today, -6), to: today, limit: 20 },
    // At midnight the days move on under somebody who may be writing: those of before stay until the new ones are here.
    { placeholderData: (before) => before },
  )

/** The student's logs that wait for a new revision, oldest first. */
export const useReturnedLogs = () =>
  trpc.logbook.list.useQuery({ as: 'student', status: ['REVISION_REQUESTED'], order: 'oldest', limit: 5 })

/** The student's logs of one day: at most one that counts, besides voided ones. */
export const useLogsOn = (placementId: string, date: IsoDate) =>
  trpc.logbook.list.useQuery({ as: 'student', placementId, from: date, to: date, limit: 5 })

export const useLog = (id: string) => trpc.logbook.get.useQuery({ id })

/** Puts changed logs on every screen: at once where they are shown, by asking again where they are listed or counted. */
export function useLogChanged(): (...logs: LogView[]) => void {
  const utils = trpc.useUtils()
  const queryClient = useQueryClient()
  return useCallback(
    (...logs) => {
      for (const log of logs) {
        utils.logbook.get.setData({ id: log.id }, log)
        queryClient.setQueriesData<LogAnswer>({ queryKey: getQueryKey(trpc.logbook.list) }, (answer) => answer && withLog(answer, log))
        void utils.logbook.events.invalidate({ id: log.id })
        void utils.logbook.revisions.invalidate({ id: log.id })
      }
      void utils.logbook.list.invalidate()
      void utils.logbook.counts.invalidate()
      void utils.logbook.waiting.invalidate()
      void utils.placements.list.invalidate()
      void utils.weeks.invalidate()
    },
    [utils, queryClient],
  )
}
