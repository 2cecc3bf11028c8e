import { useLingui } from '@lingui/react/macro'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { ROLE_PLACES } from '../../../lib/roles.ts'
import { StaffLogScreen } from '../../logbook/staff/staff-log-screen.tsx'
import { nextOf } from './queue.ts'
import { QueuePager } from './queue-pager.tsx'
import { QUEUES, type StaffRole } from './queues.ts'
import { useQueue } from './use-queue.ts'

/** A decision of a university supervisor can't be taken back, so nothing holds him at the log that he decided on. */
const GOES_ON: Record<StaffRole, boolean> = { industrialSupervisor: false, universitySupervisor: true, coordinator: false }

/** One log among those that wait for a role; with `?placement=`, among those of one student. */
export default function QueueLogPage({ role }: { role: StaffRole }) {
  const { i18n } = useLingui()
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const placement = search.get('placement')
  const queue = useQueue(role, placement)
  const { path, label } = QUEUES[role]
  const of = placement ? `?placement=${encodeURIComponent(placement)}` : ''
  const to = (logId: string) => `${ROLE_PLACES[role].path}/logs/${logId}${of}`

  return (
    <StaffLogScreen
      back={`${path}${of}`}
      backLabel={i18n._(label)}
      beside={<QueuePager queue={queue} id={id} to={to} />}
      onDecided={() => {
        const next = nextOf(queue.logs, id)
        queue.drop(id)
        if (!GOES_ON[role]) return false
        void navigate(next ? to(next) : `${path}${of}`, { replace: true })
        return true
      }}
    />
  )
}
