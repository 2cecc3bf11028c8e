export { enrolmentsRouter } from './enrolments.router.ts'
