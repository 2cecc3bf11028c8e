import { DashboardInput, DashboardView } from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { viewDashboard } from './dashboard.queries.ts'

export const dashboardRouter = router({
  /** Null where there is no season yet. */
  get: permitted('dashboard.read')
    .input(DashboardInput)
    .output(DashboardView.nullable())
    .query(({ ctx, input }) => viewDashboard(ctx, input)),
})
