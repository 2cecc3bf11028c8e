import type { TaskList } from 'graphile-worker'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { deliverDue } from './deliver-due.ts'
import { enqueueDeliveries } from './enqueue-deliveries.ts'
import { sweepDeliveries } from './sweep-deliveries.ts'

/** The retried and scheduled work of this module, by name. */
export const webhooksTasks = (services: Services): TaskList => ({
  'webhooks.deliver': async (_, { abortSignal }) => void (await deliverDue(services, abortSignal)),
  'webhooks:due': async () => void (await enqueueDeliveries(services.orm.em.fork())),
  'webhooks:sweep': async () => void (await sweepDeliveries(ctxFor(services, { kind: 'system', name: 'webhooks:sweep' }))),
})

/** Every minute: what is to be tried again, and what a killed process left. */
export const webhooksCrontab = `
* * * * * webhooks:due ?max=1
57 2 * * * webhooks:sweep ?fill=1d&max=3
`
