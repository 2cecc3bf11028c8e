import { msg } from '@lingui/core/macro'
import { ClipboardCheck } from 'lucide-react'
import { Route, Routes } from 'react-router'
import { IndustryPage } from '../../features/reviews/staff/industry-page.tsx'
import { QueueCount } from '../../features/reviews/staff/queue-count.tsx'
import { later, lazyPart } from '../../lib/later.ts'
import { RoleArea } from '../role-area.tsx'
import type { NavEntry } from '../shell.tsx'

const QueueLogPage = lazyPart(() => import('../../features/reviews/staff/queue-log-page.tsx'))
const PlacementPage = lazyPart(() => import('../../features/reviews/staff/placement-page.tsx'))
const WeekPage = later(() => import('../../features/weeks/later/week-page.tsx'))
const Announcements = later(() => import('../../features/announcements/later/announcements-screen.tsx'))
const NotFound = lazyPart(() => import('../../components/not-found.tsx'))

const NAV: readonly NavEntry[] = [
  { to: '/industry', label: msg`To review`, icon: ClipboardCheck, Count: () => <QueueCount role="industrialSupervisor" /> },
]

/** The screens below /industry. Only the first one comes with the first load: it is read on phones. */
export default function IndustryRoutes() {
  return (
    <RoleArea role="industrialSupervisor" nav={NAV}>
      <Routes>
        <Route index element={<IndustryPage />} />
        <Route path="logs/:id" element={<QueueLogPage role="industrialSupervisor" />} />
        <Route path="placements/:id" element={<PlacementPage role="industrialSupervisor" />} />
        <Route path="placements/:id/weeks/:monday" element={<WeekPage role="industrialSupervisor" />} />
        <Route path="announcements/:id?" element={<Announcements role="industrialSupervisor" />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </RoleArea>
  )
}
