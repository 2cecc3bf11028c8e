export { findsOperations } from './finds.operations.ts'
export { findsRouter } from './finds.router.ts'
