export { webhooksCrontab, webhooksTasks } from './webhooks.jobs.ts'
export { webhooksOperations } from './webhooks.operations.ts'
export { webhooksReader } from './webhooks.reader.ts'
export { webhooksRouter } from './webhooks.router.ts'
