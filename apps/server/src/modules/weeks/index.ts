export { signOffWeek } from './sign-off-week.ts'
export { weeksOperations } from './weeks.operations.ts'
export { weeksRouter } from './weeks.router.ts'
export { writeSummary } from './write-summary.ts'
