export { agreementsRouter, contactsRouter } from './contacts.router.ts'
export { organisationsOperations } from './organisations.operations.ts'
export { organisationsRouter } from './organisations.router.ts'
