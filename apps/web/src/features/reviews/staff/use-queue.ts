import { useQueryClient } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { useCallback } from 'react'
import { trpc } from '../../../lib/trpc.ts'
import { useLogPages } from '../../logbook/api/use-logs.ts'
import { type LogPages, withoutLog } from './queue.ts'
import type { QueueFilter } from './queue-filter.ts'
import { QUEUES, type StaffRole } from './queues.ts'

const NO_FILTER: QueueFilter = {}

/** The logs that wait for somebody in a role, in the order of that queue; all, or those that a filter leaves. */
export function useQueue(role: StaffRole, filter = NO_FILTER) {
  const { status, order } = QUEUES[role]
  const input = { as: role, status: [status], order, ...filter }
  const pages = useLogPages(input)
  const all = trpc.logbook.counts.useQuery({ as: role })
  const counts = trpc.logbook.counts.useQuery({ as: role, ...filter })
  const queryClient = useQueryClient()
  const key = JSON.stringify(getQueryKey(trpc.logbook.list, input, 'infinite'))

  /** Takes a decided log off at once; the next answer of the server confirms it. */
  const drop = useCallback(
    (id: string) => queryClient.setQueryData<LogPages>(JSON.parse(key), (data) => withoutLog(data, id)),
    [queryClient, key],
  )

  return {
    pages,
    logs: pages.data?.pages.flatMap((page) => page.items) ?? [],
    filter,
    /** How many there are behind the filter; undefined until it is known. */
    total: counts.data?.[status],
    /** How many wait in all. */
    waiting: all.data?.[status],
    drop,
  }
}
