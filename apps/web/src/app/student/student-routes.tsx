import { msg } from '@lingui/core/macro'
import { Briefcase, CalendarDays, ListChecks, SquarePen } from 'lucide-react'
import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { TodayPage } from '../../features/logbook/student/today-page.tsx'
import { RoleArea } from '../role-area.tsx'
import type { NavEntry } from '../shell.tsx'

const LogListPage = lazy(() => import('../../features/logbook/student/log-list-page.tsx'))
const StudentLogScreen = lazy(() => import('../../features/logbook/student/student-log-screen.tsx'))
const MoreStudentRoutes = lazy(() => import('./later/more-student-routes.tsx'))

const NAV: readonly NavEntry[] = [
  { to: '/student', label: msg`Today`, icon: SquarePen, end: true },
  { to: '/student/logs', label: msg`My logs`, icon: CalendarDays },
  { to: '/student/checklist', label: msg`Checklist`, icon: ListChecks },
  { to: '/student/vacancies', label: msg`Vacancies`, icon: Briefcase },
]

/** The screens below /student. Only the first one comes with the first load. */
export default function StudentRoutes() {
  return (
    <RoleArea role="student" nav={NAV}>
      <Routes>
        <Route index element={<TodayPage />} />
        <Route path="logs" element={<LogListPage />} />
        <Route path="logs/:id" element={<StudentLogScreen />} />
        <Route path="*" element={<MoreStudentRoutes />} />
      </Routes>
    </RoleArea>
  )
}
