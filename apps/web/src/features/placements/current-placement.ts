import type { PlacementView } from '@ipt/contracts'

type Candidate = Pick<PlacementView, 'status' | 'logWindow' | 'canReportArrival'>

const OVER: readonly PlacementView['status'][] = ['COMPLETED', 'ENDED_EARLY', 'CANCELLED']

/** How much a placement needs its student now: 0 most. */
function rank({ status, logWindow, canReportArrival }: Candidate): number {
  if (logWindow) return 0
  if (canReportArrival) return 1
  if (status === 'ACTIVE') return 2
  return OVER.includes(status) ? 4 : 3
}

/** The student's placements, the one to show first in front. */
export const byNeed = <P extends Candidate>(placements: readonly P[]): P[] => [...placements].sort((a, b) => rank(a) - rank(b))
