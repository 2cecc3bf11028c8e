import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { ctxFor, type Services } from '../../kernel/services.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { cleanFile } from './clean-file.ts'
import { enqueueLeftOver } from './enqueue-cleaning.ts'
import { sweepFiles } from './sweep-files.ts'

const CleanPayload = z.object({ attachmentId: z.guid() })

/** The retried and scheduled work of this module, by name. A crontab takes no dot in a name. */
export function filesTasks(services: Services): TaskList {
  const ctx = (name: string): Ctx => ctxFor(services, { kind: 'system', name })
  return {
    'files.clean': async (payload) => void (await cleanFile(ctx('files.clean'), CleanPayload.parse(payload))),
    'files:enqueue': async () => void (await enqueueLeftOver(ctx('files:enqueue'))),
    'files:sweep': async () => void services.log.info(await sweepFiles(ctx('files:sweep')), 'files swept'),
  }
}

/** What was not enqueued when it should have been, every five minutes; the sweep every night, up to a day late where the server slept. */
export const filesCrontab = `
*/5 * * * * files:enqueue ?max=1
17 2 * * * files:sweep ?fill=1d&max=3
`
