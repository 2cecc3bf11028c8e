import { Pool } from 'pg'
import { startJobRunner } from './kernel/job-runner.ts'
import { advance, type EventReader, type Projection } from './kernel/projections.ts'
import { sequence } from './kernel/sequencer.ts'
import type { Services } from './kernel/services.ts'
import { listen, makeWake } from './kernel/wake-up.ts'
import { accountsCrontab, accountsTasks } from './modules/accounts/index.ts'
import { applicationsCrontab, applicationsTasks } from './modules/applications/index.ts'
import { logTotalsProjection } from './modules/dashboard/index.ts'
import { filesCrontab, filesTasks } from './modules/files/index.ts'
import { importsCrontab, importsTasks } from './modules/imports/index.ts'
import { mailCrontab, mailTasks } from './modules/mail/index.ts'
import { notificationsCrontab, notificationsProjection, notificationsTasks } from './modules/notifications/index.ts'
import { peopleTasks } from './modules/people/index.ts'
import { placementsCrontab, placementsTasks } from './modules/placements/index.ts'
import { webhooksCrontab, webhooksReader, webhooksTasks } from './modules/webhooks/index.ts'

/** Everything that is made of the events. */
export const PROJECTIONS: readonly Projection[] = [logTotalsProjection, notificationsProjection]

/** A wake-up that got lost costs this much. */
const POLL_MS = 500

export interface Worker {
  /** Finishes what is being done, and ends. */
  stop(): Promise<void>
}

/** Gives events their order, moves the projections on, and runs retried and scheduled work. Any number may run on one database; one that is `alone` there takes up at once what a killed one had begun. */
export async function startWorker(services: Services, databaseUrl: string, { alone = false }: { alone?: boolean } = {}): Promise<Worker> {
  const projections = runProjections(services, databaseUrl)
  // A pool of our own: its broken connections must not end the process, and it is empty before the database goes.
  const pool = new Pool({ connectionString: databaseUrl, max: 5, connectionTimeoutMillis: 3_000 })
  pool.on('error', (err) => services.log.debug({ err }, 'a connection of the queue broke'))
  pool.on('connect', (client) => client.on('error', () => undefined))
  const jobs = await startJobRunner({
    pgPool: pool,
    taskList: {
      ...accountsTasks(services),
      ...peopleTasks(services),
      ...placementsTasks(services),
      ...applicationsTasks(services),
      ...filesTasks(services),
      ...importsTasks(services),
      ...mailTasks(services),
      ...notificationsTasks(services),
      ...webhooksTasks(services),
    },
    crontab: [
      accountsCrontab,
      applicationsCrontab,
      filesCrontab,
      importsCrontab,
      mailCrontab,
      notificationsCrontab,
      placementsCrontab,
      webhooksCrontab,
    ].join('\n'),
    log: services.log,
    alone,
  })
  return {
    async stop() {
      await Promise.all([projections.stop(), jobs.stop()])
      await pool.end()
    },
  }
}

/** The loop behind the projections: until nothing is left, then asleep until a wake-up or the poll. */
function runProjections({ orm, log }: Services, databaseUrl: string): Worker {
  let stopped = false
  let woken = (): void => undefined
  const stopListening = listen(databaseUrl, () => woken(), log)
  // What was sent can't be made again: this one reads on, and is never rebuilt.
  const readers: readonly EventReader[] = [...PROJECTIONS, webhooksReader(log)]
  const tellStreams = makeWake(orm, log, 'ipt_moved')

  const loop = async (): Promise<void> => {
    while (!stopped) {
      const asleep = new Promise<void>((resolve) => {
        woken = resolve
        setTimeout(resolve, POLL_MS).unref()
      })
      try {
        let moved = await sequence(orm)
        for (const reader of readers) moved += await advance(orm, reader)
        if (moved > 0) {
          tellStreams()
          continue
        }
      } catch (err) {
        log.warn({ err }, 'projections paused; trying again')
      }
      await asleep
    }
  }
  const ended = loop()
  return {
    async stop() {
      stopped = true
      woken()
      await Promise.all([ended, stopListening()])
    },
  }
}
