export { dashboardRouter } from './dashboard.router.ts'
export { logTotalsProjection } from './log-totals.projection.ts'
