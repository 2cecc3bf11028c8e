import { Trans } from '@lingui/react/macro'
import { useParams } from 'react-router'
import { ROLE_PLACES } from '../../../lib/roles.ts'
import type { StaffRole } from '../../reviews/staff/queues.ts'
import { WeekScreen } from './week-screen.tsx'

/** A trainee's week as staff read it: `/…/placements/:id/weeks/:monday`. */
export function StaffWeek({ role }: { role: StaffRole }) {
  const { id = '', monday = '' } = useParams()
  return (
    <WeekScreen
      role={role}
      placementId={id}
      monday={monday}
      back={`${ROLE_PLACES[role].path}/placements/${id}`}
      backLabel={<Trans>Placement</Trans>}
    />
  )
}
