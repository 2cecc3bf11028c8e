export { applicationsCrontab, applicationsTasks } from './applications.jobs.ts'
export { applicationsOperations } from './applications.operations.ts'
export { applicationsRouter } from './applications.router.ts'
