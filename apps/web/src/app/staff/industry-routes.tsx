import { msg } from '@lingui/core/macro'
import { Briefcase, ClipboardCheck } from 'lucide-react'
import { IndustryPage } from '../../features/reviews/staff/industry-page.tsx'
import { QueueCount } from '../../features/reviews/staff/queue-count.tsx'
import { later, lazyPart } from '../../lib/later.ts'
import { Route, Switch } from '../../lib/router.ts'
import { RoleArea } from '../role-area.tsx'
import type { NavEntry } from '../shell.tsx'

const QueueLogPage = lazyPart(() => import('../../features/reviews/staff/queue-log-page.tsx'))
const PlacementPage = lazyPart(() => import('../../features/reviews/staff/placement-page.tsx'))
const WeekPage = later(() => import('../../features/weeks/staff/later/staff-week.tsx'))
const Announcements = later(() => import('../../features/announcements/later/announcements-screen.tsx'))
const VacanciesPage = later(() => import('../../features/vacancies/staff/later/manage-list-page.tsx'))
const VacancyFormPage = later(() => import('../../features/vacancies/staff/later/vacancy-form-page.tsx'))
const ManagePage = later(() => import('../../features/vacancies/staff/later/manage-page.tsx'))
const NotFound = lazyPart(() => import('../../components/not-found.tsx'))

const NAV: readonly NavEntry[] = [
  { to: '/industry', label: msg`To review`, icon: ClipboardCheck, end: true, Count: () => <QueueCount role="industrialSupervisor" /> },
  { to: '/industry/vacancies', label: msg`Vacancies`, icon: Briefcase },
]

/** The screens below /industry. Only the first one comes with the first load: it is read on phones. */
export default function IndustryRoutes() {
  return (
    <RoleArea role="industrialSupervisor" nav={NAV}>
      <Switch>
        <Route path="/industry">
          <IndustryPage />
        </Route>
        <Route path="/industry/logs/:id">
          <QueueLogPage role="industrialSupervisor" />
        </Route>
        <Route path="/industry/placements/:id">
          <PlacementPage role="industrialSupervisor" />
        </Route>
        <Route path="/industry/placements/:id/weeks/:monday">
          <WeekPage role="industrialSupervisor" />
        </Route>
        <Route path="/industry/announcements/:id?">
          <Announcements role="industrialSupervisor" />
        </Route>
        <Route path="/industry/vacancies">
          <VacanciesPage role="industrialSupervisor" />
        </Route>
        <Route path="/industry/vacancies/new">
          <VacancyFormPage key="new" role="industrialSupervisor" />
        </Route>
        <Route path="/industry/vacancies/:id">
          <ManagePage role="industrialSupervisor" />
        </Route>
        <Route path="/industry/vacancies/:id/edit">
          <VacancyFormPage role="industrialSupervisor" />
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </RoleArea>
  )
}
