import type { LogView } from '@ipt/contracts'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../../lib/trpc.ts'
import { decidedLately } from './decided.ts'
import { VISIT_KEY } from './use-visit.ts'

const MINUTE_MS = 60_000

/** What an industrial supervisor decided lately: in this visit, and before it. */
export function useDecided(): LogView[] {
  const visit = useQuery<LogView[]>({
    queryKey: VISIT_KEY,
    queryFn: () => [],
    enabled: false,
    initialData: [],
    gcTime: Number.POSITIVE_INFINITY,
  })
  const list = trpc.logbook.list.useQuery(
    { as: 'industrialSupervisor', status: ['VERIFIED_INDUSTRY', 'REVISION_REQUESTED'], limit: 20 },
    // What can be taken back is so for 15 minutes only.
    { refetchInterval: ({ state }) => (state.data?.items.some((log) => log.undoUntil !== null) ? MINUTE_MS : false) },
  )
  return decidedLately(visit.data, list.data?.items ?? [])
}
