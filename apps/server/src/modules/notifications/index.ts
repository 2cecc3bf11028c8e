export { notificationsCrontab, notificationsTasks } from './notifications.jobs.ts'
export { notificationsOperations } from './notifications.operations.ts'
export { notificationsProjection } from './notifications.projection.ts'
export { notificationsRouter } from './notifications.router.ts'
