export { webhooksCrontab, webhooksTasks } from './webhooks.jobs.ts'
export { webhooksReader } from './webhooks.reader.ts'
export { webhooksRouter } from './webhooks.router.ts'
