export { deadlineAhead, lastDayToApply } from './internal.ts'
export { giveBackSlots, holdSlot, lockVacancies, releaseSlot, takeSlot, takeSlots } from './slots.ts'
export { listVacancies } from './vacancies.queries.ts'
export { vacanciesRouter } from './vacancies.router.ts'
