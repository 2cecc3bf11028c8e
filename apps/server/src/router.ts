import { assertDeclared, router } from './kernel/trpc.ts'
import { accountsRouter } from './modules/accounts/index.ts'
import { logbookRouter } from './modules/logbook/index.ts'
import { notificationsRouter } from './modules/notifications/index.ts'
import { arrivalsRouter, placementsRouter } from './modules/placements/index.ts'

/** Everything that can be called, by module. */
export const appRouter = router({
  accounts: accountsRouter,
  placements: placementsRouter,
  arrivals: arrivalsRouter,
  logbook: logbookRouter,
  notifications: notificationsRouter,
})
export type AppRouter = typeof appRouter

assertDeclared(appRouter._def.procedures)
