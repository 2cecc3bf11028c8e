export { contactsOfMany } from './contacts.queries.ts'
export { agreementsRouter, contactsRouter } from './contacts.router.ts'
export { listOrganisations } from './organisations.queries.ts'
export { organisationsRouter } from './organisations.router.ts'
