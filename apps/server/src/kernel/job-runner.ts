import { setTimeout as sleep } from 'node:timers/promises'
import { type RunnerOptions, run } from 'graphile-worker'
import type { Logger } from 'pino'
import { jobLogger } from './job-log.ts'

export interface JobRunnerOptions extends Required<Pick<RunnerOptions, 'pgPool' | 'taskList' | 'crontab'>> {
  log: Logger
  /** Nobody else runs jobs of this database: whatever was begun belongs to a process that is gone. */
  alone?: boolean
  /** How long to wait before it is started again, in milliseconds. */
  againAfter?: number
}

export interface JobRunner {
  /** Finishes the jobs under way, and ends. Never rejects. */
  stop(): Promise<void>
}

/** No job of ours takes so long: one that was begun before lost its process. graphile-worker itself waits four hours. */
const LONGEST_JOB_MS = 15 * 60_000
const FREE_EVERY_MS = 5 * 60_000

/** Gives back jobs, and queues, that were begun longer ago than this by somebody who never ended them. */
const freeJobs = (pool: JobRunnerOptions['pgPool'], ageMs: number) =>
  pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(locked_by)) from (
       select locked_by from graphile_worker._private_jobs where locked_at <= now() - $1 * interval '1 millisecond'
       union
       select locked_by from graphile_worker._private_job_queues where locked_at <= now() - $1 * interval '1 millisecond'
     ) as dead having count(*) > 0`,
    [ageMs],
  )

/**
 * graphile-worker, kept running. It ends by itself, with no more than a line in the log, when it can't write down that a job has ended;
 * then it is started again. Rejects when the first start fails.
 */
export async function startJobRunner({ log, againAfter = 5_000, alone = false, ...options }: JobRunnerOptions): Promise<JobRunner> {
  const stopping = new AbortController()
  if (alone) await freeJobs(options.pgPool, 0)
  const begin = async () => {
    await freeJobs(options.pgPool, LONGEST_JOB_MS)
    return run({
      ...options,
      noHandleSignals: true,
      logger: jobLogger(log),
      // Ends of jobs are written through its batches, of one: without, nobody waits for that write, and its failure would end the process.
      preset: { worker: { concurrentJobs: 2, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })
  }
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
  const freeing = setInterval(() => void freeJobs(options.pgPool, LONGEST_JOB_MS).catch(() => undefined), FREE_EVERY_MS)

  return {
    async stop() {
      stopping.abort()
      clearInterval(freeing)
      // One that has ended by itself says so by rejecting.
      await runner.stop().catch(() => undefined)
      await kept
    },
  }
}
