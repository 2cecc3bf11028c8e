import { assertDeclared, router } from './kernel/trpc.ts'
import { accountsRouter } from './modules/accounts/index.ts'
import { announcementsRouter } from './modules/announcements/index.ts'
import { applicationsRouter } from './modules/applications/index.ts'
import { auditRouter } from './modules/audit/index.ts'
import { calendarRouter } from './modules/calendar/index.ts'
import { checklistRouter, cohortsRouter } from './modules/cohorts/index.ts'
import { commentsRouter } from './modules/comments/index.ts'
import { dashboardRouter } from './modules/dashboard/index.ts'
import { enrolmentsRouter } from './modules/enrolments/index.ts'
import { findsRouter } from './modules/finds/index.ts'
import { importsRouter } from './modules/imports/index.ts'
import { institutionsRouter, settingsRouter } from './modules/institutions/index.ts'
import { leaveRouter } from './modules/leave/index.ts'
import { lettersRouter } from './modules/letters/index.ts'
import { liveRouter } from './modules/live/index.ts'
import { logbookRouter } from './modules/logbook/index.ts'
import { mailsRouter } from './modules/mail/index.ts'
import { notificationsRouter } from './modules/notifications/index.ts'
import { agreementsRouter, contactsRouter, organisationsRouter } from './modules/organisations/index.ts'
import { peopleRouter } from './modules/people/index.ts'
import { arrivalsRouter, placementsRouter } from './modules/placements/index.ts'
import { placingRouter } from './modules/placing/index.ts'
import { keysRouter, tokensRouter } from './modules/tokens/index.ts'
import { vacanciesRouter } from './modules/vacancies/index.ts'
import { webhooksRouter } from './modules/webhooks/index.ts'
import { weeksRouter } from './modules/weeks/index.ts'

/** Everything that can be called, by module. */
export const appRouter = router({
  accounts: accountsRouter,
  institutions: institutionsRouter,
  placements: placementsRouter,
  placing: placingRouter,
  arrivals: arrivalsRouter,
  logbook: logbookRouter,
  weeks: weeksRouter,
  leave: leaveRouter,
  comments: commentsRouter,
  announcements: announcementsRouter,
  calendar: calendarRouter,
  notifications: notificationsRouter,
  mails: mailsRouter,
  settings: settingsRouter,
  cohorts: cohortsRouter,
  enrolments: enrolmentsRouter,
  checklist: checklistRouter,
  organisations: organisationsRouter,
  contacts: contactsRouter,
  agreements: agreementsRouter,
  vacancies: vacanciesRouter,
  applications: applicationsRouter,
  people: peopleRouter,
  imports: importsRouter,
  finds: findsRouter,
  audit: auditRouter,
  dashboard: dashboardRouter,
  letters: lettersRouter,
  webhooks: webhooksRouter,
  live: liveRouter,
  tokens: tokensRouter,
  keys: keysRouter,
})
export type AppRouter = typeof appRouter

assertDeclared(appRouter._def.procedures)
