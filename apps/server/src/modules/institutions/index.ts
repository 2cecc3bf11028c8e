export { institutionsRouter } from './institutions.router.ts'
export { isOpen as isSetupOpen } from './set-up.ts'
