export { enrolmentsOperations } from './enrolments.operations.ts'
export { enrolmentsRouter } from './enrolments.router.ts'
