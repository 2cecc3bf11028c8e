import type { WeekView } from '@ipt/contracts'
import { codeOf } from '../../../lib/errors.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useSameAct } from '../../../lib/use-same-act.ts'

/** One week; asked for again when it is looked at. */
export const useWeek = (placementId: string, weekStartsOn: string) => trpc.weeks.get.useQuery({ placementId, weekStartsOn })

/** Puts a changed week on screen at once, and has the lists ask again. */
function useWeekChanged(): (week: WeekView) => void {
  const utils = trpc.useUtils()
  return (week) => {
    utils.weeks.get.setData({ placementId: week.placementId, weekStartsOn: week.weekStartsOn }, week)
    void utils.weeks.list.invalidate()
  }
}

/** Somebody was quicker, or the week is not as it was on screen: what stands there now is on its way. */
function useWeekRefused(): (error: unknown) => void {
  const utils = trpc.useUtils()
  return (error) => {
    if (codeOf(error) !== null) void utils.weeks.invalidate()
  }
}

const nameOf = ({ placementId, weekStartsOn }: WeekView) => ({ placementId, weekStartsOn })

/** Saves the student's summary. */
export function useWriteSummary(week: WeekView, onSaved: () => void) {
  const changed = useWeekChanged()
  const requestIdFor = useSameAct()
  const mutation = trpc.weeks.writeSummary.useMutation({
    onSuccess: (saved) => {
      requestIdFor.done()
      changed(saved)
      onSaved()
    },
    onError: useWeekRefused(),
  })
  const revision = week.summary?.revision ?? 0
  return {
    save: (summary: string) =>
      mutation.mutate({ ...nameOf(week), summary, revision, requestId: requestIdFor(JSON.stringify([summary, revision])) }),
    busy: mutation.isPending,
    error: mutation.error,
  }
}

/** Signs the week that is on screen: this summary, these logs. */
export function useSignOff(week: WeekView, onSigned: () => void) {
  const changed = useWeekChanged()
  const requestIdFor = useSameAct()
  const mutation = trpc.weeks.signOff.useMutation({
    onSuccess: (signed) => {
      requestIdFor.done()
      changed(signed)
      onSigned()
    },
    onError: useWeekRefused(),
  })
  const read = {
    ...nameOf(week),
    revision: week.summary?.revision ?? 0,
    logs: week.days.flatMap(({ log }) => (log ? [{ id: log.id, revision: log.revision }] : [])),
  }
  return {
    sign: (comment: string) => mutation.mutate({ ...read, comment, requestId: requestIdFor(JSON.stringify([read, comment])) }),
    busy: mutation.isPending,
    error: mutation.error,
  }
}

/** Takes one's own sign-off back, within 15 minutes. */
export function useUndoSignOff(week: WeekView, onUndone: () => void) {
  const changed = useWeekChanged()
  const requestIdFor = useSameAct()
  const mutation = trpc.weeks.undoSignOff.useMutation({
    onSuccess: (open) => {
      requestIdFor.done()
      changed(open)
      onUndone()
    },
    onError: useWeekRefused(),
  })
  return {
    undo: () => mutation.mutate({ ...nameOf(week), requestId: requestIdFor(week.signOff?.at ?? '') }),
    busy: mutation.isPending,
    error: mutation.error,
  }
}
