import { Trans } from '@lingui/react/macro'
import { Suspense } from 'react'
import { later } from '../../../lib/later.ts'
import { useSearchParams } from '../../../lib/router.ts'
import { StaffLogScreen } from '../../logbook/staff/staff-log-screen.tsx'

const PageKeys = later(() => import('../../../components/later/page-keys.tsx'))

/** One log among all that a coordinator sees, whatever its state. The way back leads to the state that the list was narrowed to. */
export default function AnyLogPage() {
  const [search] = useSearchParams()
  const status = search.get('status')
  return (
    <StaffLogScreen
      back={`/coordinator/logs${status ? `?status=${encodeURIComponent(status)}` : ''}`}
      backLabel={<Trans>Logs</Trans>}
      beside={
        <Suspense>
          <PageKeys />
        </Suspense>
      }
    />
  )
}
