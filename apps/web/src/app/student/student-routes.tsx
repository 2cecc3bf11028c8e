import { msg } from '@lingui/core/macro'
import { Briefcase, CalendarDays, ListChecks, MapPin, SquarePen } from 'lucide-react'
import { TodayPage } from '../../features/logbook/student/today-page.tsx'
import { later, lazyPart } from '../../lib/later.ts'
import { Route, Switch } from '../../lib/router.ts'
import { RoleArea } from '../role-area.tsx'
import type { NavEntry } from '../shell.tsx'

const LogListPage = lazyPart(() => import('../../features/logbook/student/log-list-page.tsx'))
const StudentLogScreen = lazyPart(() => import('../../features/logbook/student/student-log-screen.tsx'))
const StudentWeeksPage = later(() => import('../../features/weeks/later/student-weeks-page.tsx'))
const WeekPage = later(() => import('../../features/weeks/later/student-week.tsx'))
const StudentLeavePage = later(() => import('../../features/leave/later/student-leave-page.tsx'))
const Announcements = later(() => import('../../features/announcements/later/announcements-screen.tsx'))
const ChecklistPage = later(() => import('../../features/checklist/later/checklist-page.tsx'))
const SearchPage = later(() => import('../../features/vacancies/student/later/search-page.tsx'))
const VacancyPage = later(() => import('../../features/vacancies/student/later/vacancy-page.tsx'))
const OwnPage = later(() => import('../../features/applications/student/later/own-page.tsx'))
const StudentPlacementPage = later(() => import('../../features/placements/student/later/placement-page.tsx'))
const FindPage = later(() => import('../../features/finds/later/find-page.tsx'))
const NotFound = lazyPart(() => import('../../components/not-found.tsx'))

const NAV: readonly NavEntry[] = [
  { to: '/student', label: msg`Today`, icon: SquarePen, end: true },
  { to: '/student/logs', label: msg`My logs`, icon: CalendarDays, also: ['/student/weeks', '/student/leave'] },
  { to: '/student/placement', label: msg`Placement`, icon: MapPin },
  { to: '/student/checklist', label: msg`Checklist`, icon: ListChecks },
  { to: '/student/vacancies', label: msg`Vacancies`, icon: Briefcase, also: ['/student/applications'] },
]

/** The screens below /student. Only the first one comes with the first load. */
export default function StudentRoutes() {
  return (
    <RoleArea role="student" nav={NAV}>
      <Switch>
        <Route path="/student">
          <TodayPage />
        </Route>
        <Route path="/student/logs">
          <LogListPage />
        </Route>
        <Route path="/student/logs/:id">
          <StudentLogScreen />
        </Route>
        <Route path="/student/weeks">
          <StudentWeeksPage />
        </Route>
        <Route path="/student/weeks/:monday">
          <WeekPage />
        </Route>
        <Route path="/student/leave">
          <StudentLeavePage />
        </Route>
        <Route path="/student/announcements/:id?">
          <Announcements role="student" />
        </Route>
        <Route path="/student/checklist">
          <ChecklistPage />
        </Route>
        <Route path="/student/vacancies">
          <SearchPage />
        </Route>
        <Route path="/student/vacancies/:id">
          <VacancyPage />
        </Route>
        <Route path="/student/applications">
          <OwnPage />
        </Route>
        <Route path="/student/placement">
          <StudentPlacementPage />
        </Route>
        <Route path="/student/placement/find">
          <FindPage />
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </RoleArea>
  )
}
