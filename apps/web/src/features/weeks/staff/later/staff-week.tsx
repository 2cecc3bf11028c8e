import { Trans } from '@lingui/react/macro'
import PageKeys from '../../../../components/later/page-keys.tsx'
import { ROLE_PLACES } from '../../../../lib/roles.ts'
import { useParams } from '../../../../lib/router.ts'
import type { StaffRole } from '../../../reviews/staff/queues.ts'
import { WeekScreen } from '../../later/week-screen.tsx'
import { SupervisorWeek } from './supervisor-week.tsx'

/** A trainee's week as staff read it: `/…/placements/:id/weeks/:monday`. */
export default function StaffWeek({ role }: { role: StaffRole }) {
  const { id = '', monday = '' } = useParams()
  return (
    <WeekScreen
      role={role}
      placementId={id}
      monday={monday}
      back={`${ROLE_PLACES[role].path}/placements/${id}`}
      backLabel={<Trans>Placement</Trans>}
      beside={<PageKeys rows={'main [id^="day-"]'} />}
    >
      {role === 'industrialSupervisor' ? (week) => <SupervisorWeek week={week} /> : undefined}
    </WeekScreen>
  )
}
