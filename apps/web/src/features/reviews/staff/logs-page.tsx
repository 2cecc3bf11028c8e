import '../../../components/staff/headline.css'
import { useLingui } from '@lingui/react/macro'
import { PageHeading } from '../../../components/page-heading.tsx'
import { FilteredLogs } from './filtered-logs.tsx'
import type { StaffRole } from './queues.ts'

/** Every log that somebody sees in a role. */
export function LogsPage({ role }: { role: StaffRole }) {
  const { t } = useLingui()
  return (
    <div className="page">
      <div className="headline">
        <PageHeading title={t`Logs`} />
      </div>
      <FilteredLogs role={role} />
    </div>
  )
}
