import { DashboardInput, DashboardView, ListSeasonsInput, SeasonGaps, SeasonGapsInput, SeasonPage } from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { viewDashboard } from './dashboard.queries.ts'
import { seasonGaps } from './gaps.queries.ts'
import { listSeasons } from './seasons.queries.ts'

export const dashboardRouter = router({
  /** Null where there is no season yet. */
  get: permitted('dashboard.read')
    .input(DashboardInput)
    .output(DashboardView.nullable())
    .query(({ ctx, input }) => viewDashboard(ctx, input)),
  gaps: permitted('dashboard.read')
    .input(SeasonGapsInput)
    .output(SeasonGaps)
    .query(({ ctx, input }) => seasonGaps(ctx, input)),
  seasons: permitted('dashboard.read')
    .input(ListSeasonsInput)
    .output(SeasonPage)
    .query(({ ctx, input }) => listSeasons(ctx, input)),
})
