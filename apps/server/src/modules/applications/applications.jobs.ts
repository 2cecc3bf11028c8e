import type { TaskList } from 'graphile-worker'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { expireOffers } from './expire-offers.ts'

/** The scheduled work of this module, by name. */
export const applicationsTasks = (services: Services): TaskList => ({
  'applications:expire': async () => void (await expireOffers(ctxFor(services, { kind: 'system', name: 'sweep.offers' }))),
})

/** Offers run out at midnight somewhere: looked at every five minutes. Until then nobody can accept one, swept or not. */
export const applicationsCrontab = `
*/5 * * * * applications:expire ?max=1
`
