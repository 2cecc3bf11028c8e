import { useQueryClient } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { useCallback } from 'react'
import { trpc } from '../../../lib/trpc.ts'
import { useLogPages } from '../../logbook/api/use-logs.ts'
import { type LogPages, withoutLog } from './queue.ts'
import { QUEUES, type StaffRole } from './queues.ts'

/** The logs that wait for somebody in a role, oldest first; of one placement, or of all. */
export function useQueue(role: StaffRole, placementId?: string | null) {
  const { status } = QUEUES[role]
  const of = placementId ? { placementId } : {}
  const input = { as: role, status: [status], order: 'oldest' as const, ...of }
  const pages = useLogPages(input)
  const counts = trpc.logbook.counts.useQuery({ as: role, ...of })
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
    /** How many there are; undefined until it is known. */
    total: counts.data?.[status],
    drop,
  }
}
