import { msg } from '@lingui/core/macro'
import {
  Briefcase,
  Building2,
  CalendarRange,
  FileText,
  House,
  Mails,
  MapPin,
  Megaphone,
  NotebookText,
  ScrollText,
  Users,
} from 'lucide-react'
import { Suspense } from 'react'
import { LogsPage } from '../../features/reviews/staff/logs-page.tsx'
import { QueueCount } from '../../features/reviews/staff/queue-count.tsx'
import { later, lazyPart } from '../../lib/later.ts'
import { Route, Switch } from '../../lib/router.ts'
import { RoleArea } from '../role-area.tsx'
import type { NavEntry } from '../shell.tsx'

const HomePage = later(() => import('../../features/dashboard/staff/later/home-page.tsx'))
const AnyLogPage = lazyPart(() => import('../../features/reviews/staff/any-log-page.tsx'))
const QueueLogPage = lazyPart(() => import('../../features/reviews/staff/queue-log-page.tsx'))
const PlacementPage = lazyPart(() => import('../../features/reviews/staff/placement-page.tsx'))
const WeekPage = later(() => import('../../features/weeks/staff/later/staff-week.tsx'))
const CoordinatorAnnouncementsPage = later(() => import('../../features/announcements/staff/later/coordinator-announcements-page.tsx'))
const CohortsPage = later(() => import('../../features/cohorts/staff/later/cohorts-page.tsx'))
const NewCohortPage = later(() => import('../../features/cohorts/staff/later/new-cohort-page.tsx'))
const CohortPage = later(() => import('../../features/cohorts/staff/later/cohort-page.tsx'))
const SettingsPage = later(() => import('../../features/institutions/staff/later/settings-page.tsx'))
const NewWebhookPage = later(() => import('../../features/webhooks/staff/later/new-webhook-page.tsx'))
const WebhookPage = later(() => import('../../features/webhooks/staff/later/webhook-page.tsx'))
const HostsPage = later(() => import('../../features/organisations/staff/later/hosts-page.tsx'))
const NewHostPage = later(() => import('../../features/organisations/staff/later/new-host-page.tsx'))
const ProposalsPage = later(() => import('../../features/organisations/staff/later/proposals-page.tsx'))
const HostPage = later(() => import('../../features/organisations/staff/later/host-page.tsx'))
const VacanciesPage = later(() => import('../../features/vacancies/staff/later/manage-list-page.tsx'))
const VacancyFormPage = later(() => import('../../features/vacancies/staff/later/vacancy-form-page.tsx'))
const ManagePage = later(() => import('../../features/vacancies/staff/later/manage-page.tsx'))
const PeoplePage = later(() => import('../../features/people/staff/later/people-page.tsx'))
const NewPersonPage = later(() => import('../../features/people/staff/later/new-person-page.tsx'))
const PersonPage = later(() => import('../../features/people/staff/later/person-page.tsx'))
const OutboxPage = later(() => import('../../features/mail/staff/later/outbox-page.tsx'))
const PlacementsPage = later(() => import('../../features/placing/staff/later/placements-page.tsx'))
const AssignPage = later(() => import('../../features/placing/staff/later/assign-page.tsx'))
const LettersPage = later(() => import('../../features/letters/staff/later/letters-page.tsx'))
const AuditPage = later(() => import('../../features/audit/staff/later/audit-page.tsx'))
const ImportPage = later(() => import('../../features/imports/staff/later/import-page.tsx'))
const DraftPage = later(() => import('../../features/imports/staff/later/draft-page.tsx'))
const PaletteButton = later(() => import('../../features/palette/staff/later/palette-button.tsx'))
const NotFound = lazyPart(() => import('../../components/not-found.tsx'))

const NAV: readonly NavEntry[] = [
  {
    to: '/coordinator',
    label: msg`Home`,
    icon: House,
    end: true,
    also: ['/coordinator/flags'],
    Count: () => <QueueCount role="coordinator" />,
  },
  { to: '/coordinator/people', label: msg`People`, icon: Users },
  { to: '/coordinator/placements', label: msg`Placements`, icon: MapPin, also: ['/coordinator/assign'] },
  { to: '/coordinator/hosts', label: msg`Hosts`, icon: Building2 },
  { to: '/coordinator/vacancies', label: msg`Vacancies`, icon: Briefcase },
  { to: '/coordinator/logs', label: msg`Logs`, icon: NotebookText },
  { to: '/coordinator/cohorts', label: msg`Seasons`, icon: CalendarRange, also: ['/coordinator/settings'] },
  { to: '/coordinator/letters', label: msg`Letters`, icon: FileText },
  { to: '/coordinator/announcements', label: msg`Announce`, icon: Megaphone },
  { to: '/coordinator/outbox', label: msg`Mails`, icon: Mails },
  { to: '/coordinator/audit', label: msg`Record`, icon: ScrollText },
]

/** The screens below /coordinator. */
export default function CoordinatorRoutes() {
  return (
    <RoleArea
      role="coordinator"
      nav={NAV}
      tools={
        <Suspense>
          <PaletteButton role="coordinator" nav={NAV} />
        </Suspense>
      }
    >
      <Switch>
        <Route path="/coordinator">
          <HomePage />
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
        <Route path="/coordinator/placements">
          <PlacementsPage />
        </Route>
        <Route path="/coordinator/assign">
          <AssignPage />
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
        <Route path="/coordinator/cohorts">
          <CohortsPage />
        </Route>
        <Route path="/coordinator/cohorts/new">
          <NewCohortPage />
        </Route>
        <Route path="/coordinator/cohorts/:id">
          <CohortPage />
        </Route>
        <Route path="/coordinator/people">
          <PeoplePage />
        </Route>
        <Route path="/coordinator/people/new">
          <NewPersonPage />
        </Route>
        <Route path="/coordinator/people/import">
          <ImportPage />
        </Route>
        <Route path="/coordinator/people/import/:id">
          <DraftPage />
        </Route>
        <Route path="/coordinator/people/:id">
          <PersonPage />
        </Route>
        <Route path="/coordinator/audit">
          <AuditPage />
        </Route>
        <Route path="/coordinator/settings">
          <SettingsPage />
        </Route>
        <Route path="/coordinator/settings/webhooks/new">
          <NewWebhookPage />
        </Route>
        <Route path="/coordinator/settings/webhooks/:id">
          <WebhookPage />
        </Route>
        <Route path="/coordinator/hosts">
          <HostsPage />
        </Route>
        <Route path="/coordinator/hosts/new">
          <NewHostPage />
        </Route>
        <Route path="/coordinator/hosts/proposed">
          <ProposalsPage />
        </Route>
        <Route path="/coordinator/hosts/:id">
          <HostPage />
        </Route>
        <Route path="/coordinator/vacancies">
          <VacanciesPage role="coordinator" />
        </Route>
        <Route path="/coordinator/vacancies/new">
          <VacancyFormPage key="new" role="coordinator" />
        </Route>
        <Route path="/coordinator/vacancies/:id">
          <ManagePage role="coordinator" />
        </Route>
        <Route path="/coordinator/vacancies/:id/edit">
          <VacancyFormPage role="coordinator" />
        </Route>
        <Route path="/coordinator/outbox">
          <OutboxPage />
        </Route>
        <Route path="/coordinator/letters">
          <LettersPage />
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </RoleArea>
  )
}
