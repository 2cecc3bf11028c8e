import { trpc } from '../../../../lib/trpc.ts'
import { Reach } from '../../later/reach.tsx'

export interface SupervisorReachProps {
  placementId: string
  of: 'industrialSupervisor' | 'universitySupervisor'
}

/** How a supervisor of a placement is reached, below the name; nothing while it is not known. */
export default function SupervisorReach({ placementId, of }: SupervisorReachProps) {
  const person = trpc.placements.contacts.useQuery({ id: placementId }).data?.[of]
  return person ? <Reach person={person} /> : null
}
