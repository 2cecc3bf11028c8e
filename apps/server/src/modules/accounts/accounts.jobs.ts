import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import type { Services } from '../../kernel/services.ts'
import { sendReset } from './request-reset.ts'
import { sweepAccounts } from './sweep-accounts.ts'

const ResetPayload = z.object({ email: z.string(), requestId: z.guid() })

/** The retried and scheduled work of this module, by name. */
export const accountsTasks = (services: Services): TaskList => ({
  'accounts.sendReset': async (payload) => sendReset(services, ResetPayload.parse(payload)),
  'accounts:sweep': async () => sweepAccounts(services),
})

export const accountsCrontab = `
32 2 * * * accounts:sweep ?fill=1d&max=3
`
