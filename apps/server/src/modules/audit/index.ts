export { auditOperations } from './audit.operations.ts'
export { listAudit } from './audit.queries.ts'
export { auditRouter } from './audit.router.ts'
