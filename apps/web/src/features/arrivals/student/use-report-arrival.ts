import type { ArrivalView, PlacementView, ReportArrivalInput } from '@ipt/contracts'
import { trpc } from '../../../lib/trpc.ts'

/** Tells that the student has arrived: the placement becomes active, and its logs open. */
export function useReportArrival(placement: PlacementView, onReported: (arrival: ArrivalView) => void) {
  const utils = trpc.useUtils()
  const mutation = trpc.arrivals.report.useMutation({
    onSuccess: async (arrival) => {
      onReported(arrival)
      await utils.placements.list.invalidate()
    },
    onError: () => utils.placements.list.invalidate(),
  })
  return {
    report: (input: Omit<ReportArrivalInput, 'placementId'>) => mutation.mutate({ ...input, placementId: placement.id }),
    busy: mutation.isPending,
    error: mutation.error,
  }
}
