import { useLingui } from '@lingui/react/macro'
import { useNavigate, useParams, useSearchParams } from '../../../lib/router.ts'
import { StaffLogScreen } from '../../logbook/staff/staff-log-screen.tsx'
import { nextOf } from './queue.ts'
import { filterOf, searchOf } from './queue-filter.ts'
import { QueuePager } from './queue-pager.tsx'
import { QUEUES, type StaffRole } from './queues.ts'
import { useQueue } from './use-queue.ts'

/** A decision of a university supervisor can't be taken back, so nothing holds him at the log that he decided on. */
const GOES_ON: Record<StaffRole, boolean> = { industrialSupervisor: false, universitySupervisor: true, coordinator: false }

/** One log among those that wait for a role; with a filter in the address, among those that it leaves. */
export default function QueueLogPage({ role }: { role: StaffRole }) {
  const { i18n } = useLingui()
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const queue = useQueue(role, filterOf(search))
  const { path, each, label } = QUEUES[role]
  const of = searchOf(queue.filter)
  const to = (logId: string) => `${each}/${logId}${of}`

  return (
    <StaffLogScreen
      back={`${path}${of}`}
      backLabel={i18n._(label)}
      beside={<QueuePager queue={queue} id={id} to={to} />}
      onDecided={() => {
        const next = nextOf(queue.logs, id)
        queue.drop(id)
        if (!GOES_ON[role]) return false
        navigate(next ? to(next) : `${path}${of}`, { replace: true })
        return true
      }}
    />
  )
}
