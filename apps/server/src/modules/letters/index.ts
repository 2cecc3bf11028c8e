export { lettersRouter } from './letters.router.ts'
export { lettersRoutes } from './letters.routes.ts'
