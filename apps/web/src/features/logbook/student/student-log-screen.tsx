import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../lib/format.ts'
import { LogLayout, LogScreen } from '../components/log-screen.tsx'
import { StudentLog } from './student-log.tsx'

/** A student's own log, with the form to change it while that is open. */
export default function StudentLogScreen() {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <LogScreen back="/student/logs" backLabel={<Trans>My logs</Trans>}>
      {(log) => (
        <LogLayout log={log} title={t`Log of ${format.dayLong(log.logDate)}`}>
          <StudentLog log={log} suggestions={log.skills} />
        </LogLayout>
      )}
    </LogScreen>
  )
}
