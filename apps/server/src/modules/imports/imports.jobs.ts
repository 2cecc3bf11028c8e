import type { TaskList } from 'graphile-worker'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { sweepImports } from './sweep-imports.ts'

/** The scheduled work of this module, by name. */
export const importsTasks = (services: Services): TaskList => ({
  'imports:sweep': async () => void (await sweepImports(ctxFor(services, { kind: 'system', name: 'imports:sweep' }))),
})

export const importsCrontab = `
47 2 * * * imports:sweep ?fill=1d&max=3
`
