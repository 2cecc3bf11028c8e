import { msg } from '@lingui/core/macro'
import { House, NotebookText } from 'lucide-react'
import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { LogsPage } from '../../features/reviews/staff/logs-page.tsx'
import { QueueCount } from '../../features/reviews/staff/queue-count.tsx'
import { SeasonPage } from '../../features/season/staff/season-page.tsx'
import { RoleArea } from '../role-area.tsx'
import type { NavEntry } from '../shell.tsx'

const QueueLogPage = lazy(() => import('../../features/reviews/staff/queue-log-page.tsx'))
const PlacementPage = lazy(() => import('../../features/reviews/staff/placement-page.tsx'))
const NotFound = lazy(() => import('../../components/not-found.tsx'))

const NAV: readonly NavEntry[] = [
  { to: '/coordinator', label: msg`Home`, icon: House, end: true, Count: () => <QueueCount role="coordinator" /> },
  { to: '/coordinator/logs', label: msg`Logs`, icon: NotebookText },
]

/** The screens below /coordinator. */
export default function CoordinatorRoutes() {
  return (
    <RoleArea role="coordinator" nav={NAV}>
      <Routes>
        <Route index element={<SeasonPage />} />
        <Route path="logs" element={<LogsPage role="coordinator" />} />
        <Route path="logs/:id" element={<QueueLogPage role="coordinator" />} />
        <Route path="placements/:id" element={<PlacementPage role="coordinator" />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </RoleArea>
  )
}
