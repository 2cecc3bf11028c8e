import '../../../components/staff/headline.css'
import { useLingui } from '@lingui/react/macro'
import { Suspense } from 'react'
import { PageHeading } from '../../../components/page-heading.tsx'
import { later } from '../../../lib/later.ts'
import { FilteredLogs } from './filtered-logs.tsx'
import type { StaffRole } from './queues.ts'

const PageKeys = later(() => import('../../../components/later/page-keys.tsx'))

/** Every log that somebody sees in a role. */
export function LogsPage({ role }: { role: StaffRole }) {
  const { t } = useLingui()
  return (
    <div className="page">
      <div className="headline">
        <PageHeading title={t`Logs`} />
        <Suspense>
          <PageKeys rows=".log-row" filter />
        </Suspense>
      </div>
      <FilteredLogs role={role} />
    </div>
  )
}
