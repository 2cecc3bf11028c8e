export { findsRouter } from './finds.router.ts'
