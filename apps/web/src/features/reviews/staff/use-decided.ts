import type { LogPage, LogView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../../lib/trpc.ts'
import { decidedLately } from './decided.ts'
import { VISIT_KEY } from './use-visit.ts'

const MINUTE_MS = 60_000

/** What can be taken back is so for 15 minutes only. */
const WHILE_OPEN = {
  refetchInterval: ({ state }: { state: { data?: LogPage | undefined } }) =>
    state.data?.items.some(({ undoUntil }) => undoUntil !== null) ? MINUTE_MS : false,
}

/** What an industrial supervisor decided lately: all that can still be taken back, and a little of what was before. */
export function useDecided(): LogView[] {
  const visit = useQuery<LogView[]>({
    queryKey: VISIT_KEY,
    queryFn: () => [],
    enabled: false,
    initialData: [],
    gcTime: Number.POSITIVE_INFINITY,
  })
  const open = trpc.logbook.list.useQuery({ as: 'industrialSupervisor', undoable: true, limit: LIMITS.page }, WHILE_OPEN)
  const list = trpc.logbook.list.useQuery(
    { as: 'industrialSupervisor', status: ['VERIFIED_INDUSTRY', 'REVISION_REQUESTED'], limit: 20 },
    WHILE_OPEN,
  )
  return decidedLately(visit.data, [...(open.data?.items ?? []), ...(list.data?.items ?? [])])
}
