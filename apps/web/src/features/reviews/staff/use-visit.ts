import type { LogView } from '@ipt/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

/** This visit's decisions, newest first. In the cache, because that is emptied when somebody else signs in. */
export const VISIT_KEY = ['reviews', 'visit']

/** Remembers what was decided in this visit: the server's lists go by the day of the log, not by that of the decision. */
export function useVisit() {
  const queryClient = useQueryClient()
  const change = useCallback(
    (next: (logs: LogView[]) => LogView[]) => queryClient.setQueryData<LogView[]>(VISIT_KEY, (logs) => next(logs ?? [])),
    [queryClient],
  )
  const forget = useCallback((id: string) => change((logs) => logs.filter((each) => each.id !== id)), [change])
  const remember = useCallback((log: LogView) => change((logs) => [log, ...logs.filter((each) => each.id !== log.id)]), [change])
  return { remember, forget }
}
