import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { deliverMail } from './deliver-mail.ts'
import { deliverWaiting } from './deliver-waiting.ts'
import { sweepMails } from './sweep-mails.ts'

const DeliverPayload = z.object({ mailId: z.guid() })

/** The retried and scheduled work of this module, by name. */
export function mailTasks(services: Services): TaskList {
  return {
    'mail.deliver': async (payload, { job }) => {
      const { mailId } = DeliverPayload.parse(payload)
      const outcome = await deliverMail(services, { mailId, last: job.attempts >= job.max_attempts })
      if (outcome === 'BOUNCED' || outcome === 'FAILED') services.log.warn({ mailId }, `a mail was not sent: ${outcome}`)
      await deliverWaiting(services)
    },
    'mail:sweep': async () => void (await sweepMails(ctxFor(services, { kind: 'system', name: 'mail:sweep' }))),
  }
}

export const mailCrontab = `
47 2 * * * mail:sweep ?fill=1d&max=3
`
