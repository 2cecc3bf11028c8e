import { Logger as JobLogger } from 'graphile-worker'
import type { Logger } from 'pino'

/** graphile-worker's own lines, into our log. */
export const jobLogger = (log: Logger): JobLogger =>
  new JobLogger((scope) => (level, message) => {
    log[level === 'warning' ? 'warn' : level === 'info' ? 'debug' : level]({ ...scope }, message)
  })
