export { assertChecklist } from './assert-checklist.ts'
export { checklistRouter } from './checklist.router.ts'
export { cohortsOperations } from './cohorts.operations.ts'
export { cohortsRouter } from './cohorts.router.ts'
