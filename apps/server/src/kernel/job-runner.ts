import { setTimeout as sleep } from 'node:timers/promises'
import { type RunnerOptions, run } from 'graphile-worker'
import type { Logger } from 'pino'
import { jobLogger } from './job-log.ts'

export interface JobRunnerOptions extends Required<Pick<RunnerOptions, 'pgPool' | 'taskList' | 'crontab'>> {
  log: Logger
  /** How long to wait before it is started again, in milliseconds. */
  againAfter?: number
}

export interface JobRunner {
  /** Finishes the jobs under way, and ends. Never rejects. */
  stop(): Promise<void>
}

/**
 * graphile-worker, kept running. It ends by itself, with no more than a line in the log, when it can't write down that a job has ended;
 * then it is started again. Rejects when the first start fails.
 */
export async function startJobRunner({ log, againAfter = 5_000, ...options }: JobRunnerOptions): Promise<JobRunner> {
  const stopping = new AbortController()
  const begin = () =>
    run({
      ...options,
      noHandleSignals: true,
      logger: jobLogger(log),
      // Ends of jobs are written through its batches, of one: without, nobody waits for that write, and its failure would end the process.
      preset: { worker: { concurrentJobs: 2, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })
  let runner = await begin()

  const keep = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await runner.promise.catch(() => undefined)
      await sleep(againAfter, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      try {
        runner = await begin()
        log.warn('the job queue had ended, and was started again')
      } catch (err) {
        log.warn({ err }, 'the job queue could not be started again; trying later')
      }
    }
    await runner.stop().catch(() => undefined)
  }
  const kept = keep()

  return {
    async stop() {
      stopping.abort()
      // One that has ended by itself says so by rejecting.
      await runner.stop().catch(() => undefined)
      await kept
    },
  }
}
