import { msg } from '@lingui/core/macro'
import { House, Megaphone, NotebookText } from 'lucide-react'
import { LogsPage } from '../../features/reviews/staff/logs-page.tsx'
import { QueueCount } from '../../features/reviews/staff/queue-count.tsx'
import { SeasonPage } from '../../features/season/staff/season-page.tsx'
import { later, lazyPart } from '../../lib/later.ts'
import { Route, Switch } from '../../lib/router.ts'
import { RoleArea } from '../role-area.tsx'
import type { NavEntry } from '../shell.tsx'

const AnyLogPage = lazyPart(() => import('../../features/reviews/staff/any-log-page.tsx'))
const QueueLogPage = lazyPart(() => import('../../features/reviews/staff/queue-log-page.tsx'))
const PlacementPage = lazyPart(() => import('../../features/reviews/staff/placement-page.tsx'))
const WeekPage = later(() => import('../../features/weeks/staff/later/staff-week.tsx'))
const CoordinatorAnnouncementsPage = later(() => import('../../features/announcements/staff/later/coordinator-announcements-page.tsx'))
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
      <Switch>
        <Route path="/coordinator">
          <SeasonPage />
        </Route>
        <Route path="/coordinator/logs">
          <LogsPage role="coordinator" />
        </Route>
        <Route path="/coordinator/logs/:id">
          <AnyLogPage />
        </Route>
        <Route path="/coordinator/flags/:id">
          <QueueLogPage role="coordinator" />
        </Route>
        <Route path="/coordinator/placements/:id">
          <PlacementPage role="coordinator" />
        </Route>
        <Route path="/coordinator/placements/:id/weeks/:monday">
          <WeekPage role="coordinator" />
        </Route>
        <Route path="/coordinator/announcements">
          <CoordinatorAnnouncementsPage />
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </RoleArea>
  )
}
