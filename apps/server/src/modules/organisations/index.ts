export { agreementsRouter, contactsRouter } from './contacts.router.ts'
export { organisationsRouter } from './organisations.router.ts'
