export { importsCrontab, importsTasks } from './imports.jobs.ts'
export { importsRest } from './imports.rest.ts'
export { importsRouter } from './imports.router.ts'
