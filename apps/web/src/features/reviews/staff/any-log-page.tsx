import { Trans } from '@lingui/react/macro'
import { useSearchParams } from '../../../lib/router.ts'
import { StaffLogScreen } from '../../logbook/staff/staff-log-screen.tsx'

/** One log among all that a coordinator sees, whatever its state. The way back leads to the state that the list was narrowed to. */
export default function AnyLogPage() {
  const [search] = useSearchParams()
  const status = search.get('status')
  return (
    <StaffLogScreen back={`/coordinator/logs${status ? `?status=${encodeURIComponent(status)}` : ''}`} backLabel={<Trans>Logs</Trans>} />
  )
}
