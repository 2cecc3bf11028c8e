export { addHolidays } from './add-holidays.ts'
export { holidaysBetween } from './holidays.queries.ts'
export { settingsRouter } from './settings.router.ts'
