import { msg } from '@lingui/core/macro'
import { House, Megaphone, NotebookText } from 'lucide-react'
import { Route, Routes } from 'react-router'
import { LogsPage } from '../../features/reviews/staff/logs-page.tsx'
import { QueueCount } from '../../features/reviews/staff/queue-count.tsx'
import { SeasonPage } from '../../features/season/staff/season-page.tsx'
import { later, lazyPart } from '../../lib/later.ts'
import { RoleArea } from '../role-area.tsx'
import type { NavEntry } from '../shell.tsx'

const AnyLogPage = lazyPart(() => import('../../features/reviews/staff/any-log-page.tsx'))
const QueueLogPage = lazyPart(() => import('../../features/reviews/staff/queue-log-page.tsx'))
const PlacementPage = lazyPart(() => import('../../features/reviews/staff/placement-page.tsx'))
const WeekPage = later(() => import('../../features/weeks/later/week-page.tsx'))
const CoordinatorAnnouncementsPage = later(() => import('../../features/announcements/later/coordinator-announcements-page.tsx'))
const NotFound = lazyPart(() => import('../../components/not-found.tsx'))

const NAV: readonly NavEntry[] = [
  {
    to: '/coordinator',
    label: msg`Home`,
    icon: House,
    end: true,
    also: ['/coordinator/flags', '/coordinator/placements'],
    Count: () => <QueueCount role="coordinator" />,
  },
  { to: '/coordinator/logs', label: msg`Logs`, icon: NotebookText },
  { to: '/coordinator/announcements', label: msg`Announce`, icon: Megaphone },
]

/** The screens below /coordinator. */
export default function CoordinatorRoutes() {
  return (
    <RoleArea role="coordinator" nav={NAV}>
      <Routes>
        <Route index element={<SeasonPage />} />
        <Route path="logs" element={<LogsPage role="coordinator" />} />
        <Route path="logs/:id" element={<AnyLogPage />} />
        <Route path="flags/:id" element={<QueueLogPage role="coordinator" />} />
        <Route path="placements/:id" element={<PlacementPage role="coordinator" />} />
        <Route path="placements/:id/weeks/:monday" element={<WeekPage role="coordinator" />} />
        <Route path="announcements" element={<CoordinatorAnnouncementsPage />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </RoleArea>
  )
}
