export { lettersOperations } from './letters.operations.ts'
export { lettersRouter } from './letters.router.ts'
export { lettersRoutes } from './letters.routes.ts'
