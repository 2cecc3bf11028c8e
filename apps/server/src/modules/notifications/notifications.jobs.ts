import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import type { Services } from '../../kernel/services.ts'
import { enqueueDueMails } from './enqueue-due-mails.ts'
import { mailNotifications } from './mail-notifications.ts'

const MailPayload = z.object({ userId: z.guid() })

/** The retried and scheduled work of this module, by name. */
export const notificationsTasks = (services: Services): TaskList => ({
  'notifications:due': async () => void (await enqueueDueMails(services)),
  'notifications.mail': async (payload) => void (await mailNotifications(services, MailPayload.parse(payload).userId)),
})

/** Every minute: what goes at once waits no longer, and what comes in one burst becomes one mail. */
export const notificationsCrontab = `
* * * * * notifications:due ?max=1
`
