import { msg } from '@lingui/core/macro'
import { CheckCheck, Users } from 'lucide-react'
import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { CaseloadPage } from '../../features/caseload/staff/caseload-page.tsx'
import { QueueCount } from '../../features/reviews/staff/queue-count.tsx'
import { ValidatePage } from '../../features/reviews/staff/validate-page.tsx'
import { RoleArea } from '../role-area.tsx'
import type { NavEntry } from '../shell.tsx'

const QueueLogPage = lazy(() => import('../../features/reviews/staff/queue-log-page.tsx'))
const PlacementPage = lazy(() => import('../../features/reviews/staff/placement-page.tsx'))
const NotFound = lazy(() => import('../../components/not-found.tsx'))

const NAV: readonly NavEntry[] = [
  { to: '/university', label: msg`Caseload`, icon: Users, end: true },
  { to: '/university/validate', label: msg`To validate`, icon: CheckCheck, Count: () => <QueueCount role="universitySupervisor" /> },
]

/** The screens below /university. */
export default function UniversityRoutes() {
  return (
    <RoleArea role="universitySupervisor" nav={NAV}>
      <Routes>
        <Route index element={<CaseloadPage />} />
        <Route path="validate" element={<ValidatePage />} />
        <Route path="logs/:id" element={<QueueLogPage role="universitySupervisor" />} />
        <Route path="placements/:id" element={<PlacementPage role="universitySupervisor" />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </RoleArea>
  )
}
