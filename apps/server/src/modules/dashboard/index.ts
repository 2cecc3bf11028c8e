export { logTotalsProjection } from './log-totals.projection.ts'
