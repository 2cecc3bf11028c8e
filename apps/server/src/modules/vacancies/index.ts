export { deadlineAhead, lastDayToApply } from './internal.ts'
export { holdSlot, lockVacancies, releaseSlot, takeSlot } from './slots.ts'
export { vacanciesOperations } from './vacancies.operations.ts'
export { vacanciesRouter } from './vacancies.router.ts'
