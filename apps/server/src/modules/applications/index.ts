export { listApplicants } from './applicants.queries.ts'
export { applicationsCrontab, applicationsTasks } from './applications.jobs.ts'
export { applicationsRouter } from './applications.router.ts'
export { letGo, openApplications, vacanciesKept } from './let-go.ts'
