import { msg } from '@lingui/core/macro'
import { Briefcase, Building2, CalendarRange, House, NotebookText } from 'lucide-react'
import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { LogsPage } from '../../features/reviews/staff/logs-page.tsx'
import { QueueCount } from '../../features/reviews/staff/queue-count.tsx'
import { SeasonPage } from '../../features/season/staff/season-page.tsx'
import { later } from '../../lib/later.ts'
import { RoleArea } from '../role-area.tsx'
import type { NavEntry } from '../shell.tsx'

const QueueLogPage = lazy(() => import('../../features/reviews/staff/queue-log-page.tsx'))
const PlacementPage = lazy(() => import('../../features/reviews/staff/placement-page.tsx'))
const CohortsPage = later(() => import('../../features/cohorts/staff/later/cohorts-page.tsx'))
const NewCohortPage = later(() => import('../../features/cohorts/staff/later/new-cohort-page.tsx'))
const CohortPage = later(() => import('../../features/cohorts/staff/later/cohort-page.tsx'))
const SettingsPage = later(() => import('../../features/institutions/staff/later/settings-page.tsx'))
const HostsPage = later(() => import('../../features/organisations/staff/later/hosts-page.tsx'))
const NewHostPage = later(() => import('../../features/organisations/staff/later/new-host-page.tsx'))
const ProposalsPage = later(() => import('../../features/organisations/staff/later/proposals-page.tsx'))
const HostPage = later(() => import('../../features/organisations/staff/later/host-page.tsx'))
const VacanciesPage = later(() => import('../../features/vacancies/staff/later/manage-list-page.tsx'))
const VacancyFormPage = later(() => import('../../features/vacancies/staff/later/vacancy-form-page.tsx'))
const ManagePage = later(() => import('../../features/vacancies/staff/later/manage-page.tsx'))
const NotFound = lazy(() => import('../../components/not-found.tsx'))

const NAV: readonly NavEntry[] = [
  { to: '/coordinator', label: msg`Home`, icon: House, end: true, Count: () => <QueueCount role="coordinator" /> },
  { to: '/coordinator/logs', label: msg`Logs`, icon: NotebookText },
  { to: '/coordinator/cohorts', label: msg`Seasons`, icon: CalendarRange },
  { to: '/coordinator/hosts', label: msg`Hosts`, icon: Building2 },
  { to: '/coordinator/vacancies', label: msg`Vacancies`, icon: Briefcase },
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
        <Route path="cohorts" element={<CohortsPage />} />
        <Route path="cohorts/new" element={<NewCohortPage />} />
        <Route path="cohorts/:id" element={<CohortPage />} />
        <Route path="settings" element={<SettingsPage />} />
        <Route path="hosts" element={<HostsPage />} />
        <Route path="hosts/new" element={<NewHostPage />} />
        <Route path="hosts/proposed" element={<ProposalsPage />} />
        <Route path="hosts/:id" element={<HostPage />} />
        <Route path="vacancies" element={<VacanciesPage role="coordinator" />} />
        <Route path="vacancies/new" element={<VacancyFormPage key="new" role="coordinator" />} />
        <Route path="vacancies/:id" element={<ManagePage role="coordinator" />} />
        <Route path="vacancies/:id/edit" element={<VacancyFormPage role="coordinator" />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </RoleArea>
  )
}
