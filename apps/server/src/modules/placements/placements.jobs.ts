import type { TaskList } from 'graphile-worker'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { completeOver } from './complete-over.ts'

/** The scheduled work of this module, by name. */
export const placementsTasks = (services: Services): TaskList => ({
  'placements:complete': async () => void (await completeOver(ctxFor(services, { kind: 'system', name: 'sweep.placements' }))),
})

/** Days end at midnight somewhere: looked at every hour. */
export const placementsCrontab = `
17 * * * * placements:complete ?max=1
`
