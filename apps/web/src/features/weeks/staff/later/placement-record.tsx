import { PlacementLeave } from '../../../leave/later/placement-leave.tsx'
import type { StaffRole } from '../../../reviews/staff/queues.ts'
import { PlacementWeeks } from './placement-weeks.tsx'

/** A trainee's weeks and leave, as staff find them on the placement's page. */
export default function PlacementRecord({ role, placementId }: { role: StaffRole; placementId: string }) {
  return (
    <>
      <PlacementWeeks role={role} placementId={placementId} />
      <PlacementLeave role={role} placementId={placementId} />
    </>
  )
}
