import { msg } from '@lingui/core/macro'
import { CheckCheck, Users } from 'lucide-react'
import { Route, Routes } from 'react-router'
import { CaseloadPage } from '../../features/caseload/staff/caseload-page.tsx'
import { QueueCount } from '../../features/reviews/staff/queue-count.tsx'
import { ValidatePage } from '../../features/reviews/staff/validate-page.tsx'
import { later, lazyPart } from '../../lib/later.ts'
import { RoleArea } from '../role-area.tsx'
import type { NavEntry } from '../shell.tsx'

const QueueLogPage = lazyPart(() => import('../../features/reviews/staff/queue-log-page.tsx'))
const PlacementPage = lazyPart(() => import('../../features/reviews/staff/placement-page.tsx'))
const WeekPage = later(() => import('../../features/weeks/later/week-page.tsx'))
const Announcements = later(() => import('../../features/announcements/later/announcements-screen.tsx'))
const NotFound = lazyPart(() => import('../../components/not-found.tsx'))

const NAV: readonly NavEntry[] = [
  { to: '/university', label: msg`Caseload`, icon: Users, end: true, also: ['/university/placements'] },
  {
    to: '/university/validate',
    label: msg`To validate`,
    icon: CheckCheck,
    also: ['/university/logs'],
    Count: () => <QueueCount role="universitySupervisor" />,
  },
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
        <Route path="placements/:id/weeks/:monday" element={<WeekPage role="universitySupervisor" />} />
        <Route path="announcements/:id?" element={<Announcements role="universitySupervisor" />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </RoleArea>
  )
}
