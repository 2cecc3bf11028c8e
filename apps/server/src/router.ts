import { assertDeclared, router } from './kernel/trpc.ts'
import { accountsRouter } from './modules/accounts/index.ts'
import { applicationsRouter } from './modules/applications/index.ts'
import { checklistRouter, cohortsRouter } from './modules/cohorts/index.ts'
import { settingsRouter } from './modules/institutions/index.ts'
import { logbookRouter } from './modules/logbook/index.ts'
import { notificationsRouter } from './modules/notifications/index.ts'
import { agreementsRouter, contactsRouter, organisationsRouter } from './modules/organisations/index.ts'
import { arrivalsRouter, placementsRouter } from './modules/placements/index.ts'
import { vacanciesRouter } from './modules/vacancies/index.ts'

/** Everything that can be called, by module. */
export const appRouter = router({
  accounts: accountsRouter,
  placements: placementsRouter,
  arrivals: arrivalsRouter,
  logbook: logbookRouter,
  notifications: notificationsRouter,
  settings: settingsRouter,
  cohorts: cohortsRouter,
  checklist: checklistRouter,
  organisations: organisationsRouter,
  contacts: contactsRouter,
  agreements: agreementsRouter,
  vacancies: vacanciesRouter,
  applications: applicationsRouter,
})
export type AppRouter = typeof appRouter

assertDeclared(appRouter._def.procedures)
