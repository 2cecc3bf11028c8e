import { Trans } from '@lingui/react/macro'
import { StaffLogScreen } from '../../logbook/staff/staff-log-screen.tsx'

/** One log among all that a coordinator sees, whatever its state. */
export default function AnyLogPage() {
  return <StaffLogScreen back="/coordinator/logs" backLabel={<Trans>Logs</Trans>} />
}
