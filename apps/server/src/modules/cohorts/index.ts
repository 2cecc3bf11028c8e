export { assertChecklist } from './assert-checklist.ts'
export { checklistRouter } from './checklist.router.ts'
export { cohortsRouter } from './cohorts.router.ts'
export { listStudents } from './students.queries.ts'
