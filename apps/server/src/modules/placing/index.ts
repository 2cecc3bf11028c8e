export { placingOperations } from './placing.operations.ts'
export { findPlacements } from './placing.queries.ts'
export { placingRouter } from './placing.router.ts'
