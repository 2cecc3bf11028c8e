export { deadlineAhead, lastDayToApply } from './internal.ts'
export { holdSlot, lockVacancies, releaseSlot, takeSlot } from './slots.ts'
export { listVacancies } from './vacancies.queries.ts'
export { vacanciesRouter } from './vacancies.router.ts'
