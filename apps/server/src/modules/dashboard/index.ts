export { dashboardOperations } from './dashboard.operations.ts'
export { dashboardRouter } from './dashboard.router.ts'
export { logTotalsProjection } from './log-totals.projection.ts'
