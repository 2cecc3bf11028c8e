export { notificationsProjection } from './notifications.projection.ts'
export { notificationsRouter } from './notifications.router.ts'
