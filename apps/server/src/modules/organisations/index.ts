export { assertContactChecked } from './assert-contact-checked.ts'
export { agreementsRouter, contactsRouter } from './contacts.router.ts'
export { organisationsRouter } from './organisations.router.ts'
