import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { ctxFor, type Services } from '../../kernel/services.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { cleanFile } from './clean-file.ts'
import { sweepFiles } from './sweep-files.ts'

const CleanPayload = z.object({ attachmentId: z.guid() })

/** The retried and scheduled work of this module, by name. A crontab takes no dot in a name. */
export function filesTasks(services: Services): TaskList {
  const ctx = (name: string): Ctx => ctxFor(services, { kind: 'system', name })
  return {
    'files.clean': async (payload) => void (await cleanFile(ctx('files.clean'), CleanPayload.parse(payload))),
    'files:sweep': async () => void services.log.info(await sweepFiles(ctx('files:sweep')), 'files swept'),
  }
}

/** Every night; up to a day late where the server slept. */
export const filesCrontab = '17 2 * * * files:sweep ?fill=1d&max=3'
