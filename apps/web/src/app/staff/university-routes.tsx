import { msg } from '@lingui/core/macro'
import { CheckCheck, Users } from 'lucide-react'
import { Suspense } from 'react'
import { CaseloadPage } from '../../features/caseload/staff/caseload-page.tsx'
import { QueueCount } from '../../features/reviews/staff/queue-count.tsx'
import { ValidatePage } from '../../features/reviews/staff/validate-page.tsx'
import { later, lazyPart } from '../../lib/later.ts'
import { Route, Switch } from '../../lib/router.ts'
import { RoleArea } from '../role-area.tsx'
import type { NavEntry } from '../shell.tsx'

const QueueLogPage = lazyPart(() => import('../../features/reviews/staff/queue-log-page.tsx'))
const PlacementPage = lazyPart(() => import('../../features/reviews/staff/placement-page.tsx'))
const WeekPage = later(() => import('../../features/weeks/staff/later/staff-week.tsx'))
const Announcements = later(() => import('../../features/announcements/later/announcements-screen.tsx'))
const PaletteButton = later(() => import('../../features/palette/staff/later/palette-button.tsx'))
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
    <RoleArea
      role="universitySupervisor"
      nav={NAV}
      tools={
        <Suspense>
          <PaletteButton role="universitySupervisor" nav={NAV} />
        </Suspense>
      }
    >
      <Switch>
        <Route path="/university">
          <CaseloadPage />
        </Route>
        <Route path="/university/validate">
          <ValidatePage />
        </Route>
        <Route path="/university/logs/:id">
          <QueueLogPage role="universitySupervisor" />
        </Route>
        <Route path="/university/placements/:id">
          <PlacementPage role="universitySupervisor" />
        </Route>
        <Route path="/university/placements/:id/weeks/:monday">
          <WeekPage role="universitySupervisor" />
        </Route>
        <Route path="/university/announcements/:id?">
          <Announcements role="universitySupervisor" />
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </RoleArea>
  )
}
