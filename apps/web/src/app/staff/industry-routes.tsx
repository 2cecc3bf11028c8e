import { msg } from '@lingui/core/macro'
import { Briefcase, ClipboardCheck } from 'lucide-react'
import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { IndustryPage } from '../../features/reviews/staff/industry-page.tsx'
import { QueueCount } from '../../features/reviews/staff/queue-count.tsx'
import { RoleArea } from '../role-area.tsx'
import type { NavEntry } from '../shell.tsx'

const QueueLogPage = lazy(() => import('../../features/reviews/staff/queue-log-page.tsx'))
const PlacementPage = lazy(() => import('../../features/reviews/staff/placement-page.tsx'))
const MoreIndustryRoutes = lazy(() => import('./later/more-industry-routes.tsx'))

const NAV: readonly NavEntry[] = [
  { to: '/industry', label: msg`To review`, icon: ClipboardCheck, end: true, Count: () => <QueueCount role="industrialSupervisor" /> },
  { to: '/industry/vacancies', label: msg`Vacancies`, icon: Briefcase },
]

/** The screens below /industry. Only the first one comes with the first load: it is read on phones. */
export default function IndustryRoutes() {
  return (
    <RoleArea role="industrialSupervisor" nav={NAV}>
      <Routes>
        <Route index element={<IndustryPage />} />
        <Route path="logs/:id" element={<QueueLogPage role="industrialSupervisor" />} />
        <Route path="placements/:id" element={<PlacementPage role="industrialSupervisor" />} />
        <Route path="*" element={<MoreIndustryRoutes />} />
      </Routes>
    </RoleArea>
  )
}
