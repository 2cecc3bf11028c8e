import type { AskLeaveInput, LeaveView } from '@ipt/contracts'
import { useMutation } from '@tanstack/react-query'
import { trpc } from '../../../lib/trpc.ts'
import { useSameAct } from '../../../lib/use-same-act.ts'

/** What is asked for, without the ids. */
export type LeaveDays = Pick<AskLeaveInput, 'kind' | 'from' | 'to'> & { note: string }

/** Has every screen that counts days ask again: leave changes what is missing. */
function useLeaveChanged(): () => void {
  const utils = trpc.useUtils()
  return () => {
    void utils.leave.invalidate()
    void utils.weeks.invalidate()
    void utils.placements.list.invalidate()
  }
}

/** Asks for leave. Sent again after a lost answer, it is the same request. */
export function useAskLeave(placementId: string, onAsked: (asked: LeaveView) => void) {
  const changed = useLeaveChanged()
  const idFor = useSameAct()
  const mutation = trpc.leave.ask.useMutation({
    onSuccess: (asked) => {
      changed()
      onAsked(asked)
    },
    // The days may be taken by this very request, sent before: show what is there.
    onError: () => changed(),
  })
  return {
    ask: (days: LeaveDays) => mutation.mutate({ id: idFor(JSON.stringify(days)), placementId, ...days }),
    busy: mutation.isPending,
    error: mutation.error,
  }
}

/** What can be done to a request that is there. Declining needs its words. */
export type LeaveAct = { event: 'grant' | 'undoDecision' | 'withdraw' } | { event: 'decline'; comment: string }

/** Grants, declines, takes back or withdraws. Sent again after a lost answer, it is the same act. */
export function useLeaveAct(onDone: (leave: LeaveView, act: LeaveAct) => void, onRefused?: (leave: LeaveView, error: unknown) => void) {
  const { client } = trpc.useUtils()
  const changed = useLeaveChanged()
  const requestIdFor = useSameAct()
  const mutation = useMutation({
    mutationFn: ({ leave: { id }, act }: { leave: LeaveView; act: LeaveAct }): Promise<LeaveView> => {
      const requestId = requestIdFor(JSON.stringify([id, act]))
      return act.event === 'decline'
        ? client.leave.decline.mutate({ id, requestId, comment: act.comment })
        : client.leave[act.event].mutate({ id, requestId })
    },
    onSuccess: (leave, { act }) => {
      requestIdFor.done()
      changed()
      onDone(leave, act)
    },
    onError: (error, { leave }) => {
      changed()
      onRefused?.(leave, error)
    },
  })
  return {
    run: (leave: LeaveView, act: LeaveAct) => mutation.mutate({ leave, act }),
    busy: mutation.isPending ? mutation.variables : null,
    error: mutation.error,
    /** Which request the last one was about. */
    about: mutation.variables?.leave.id ?? null,
    reset: mutation.reset,
  }
}
