export { signOffWeek } from './sign-off-week.ts'
export { weeksRouter } from './weeks.router.ts'
export { writeSummary } from './write-summary.ts'
