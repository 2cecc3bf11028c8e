export { calendarOperations } from './calendar.operations.ts'
export { calendarRouter } from './calendar.router.ts'
export { calendarRoutes } from './calendar.routes.ts'
