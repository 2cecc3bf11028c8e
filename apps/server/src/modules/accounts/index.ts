export { DEMO_LOGINS } from './accounts.queries.ts'
export { accountsRest } from './accounts.rest.ts'
export { accountsRouter } from './accounts.router.ts'
