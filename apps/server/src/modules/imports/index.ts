export { importsCrontab, importsTasks } from './imports.jobs.ts'
export { importsOperations } from './imports.operations.ts'
export { importsRest } from './imports.rest.ts'
export { importsRouter } from './imports.router.ts'
