import { setTimeout as sleep } from 'node:timers/promises'
import { examine } from '@ipt/db'
import type { MikroORM } from '@mikro-orm/postgresql'
import { jobHealth } from '../../kernel/job-health.ts'
import { projectionLag } from '../../kernel/projection-lag.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { listInstitutions } from '../../modules/institutions/index.ts'
import { countMailTroubles } from '../../modules/mail/index.ts'
import { type Finding, fault, look, ok, warning } from './finding.ts'

const LATE_MS = 15 * 60_000
/** A server reads on within half a second. */
const READS_ON_MS = 2_000
const AGAIN = 'Start the server again; its log says why.'
const MIGRATED = 'Have all migrations run (`pnpm ipt migrate --check`)?'

interface Place {
  orm: MikroORM
  ctx: Pick<Ctx, 'em' | 'clock'>
  appUrl: string
  /** The one on this data folder; null where none runs. */
  server: { address: string; since: Date } | null
}

/** Whether what follows from the data is done: by a server, its jobs, its readers of events, its mails, its days. */
export async function checkWork(place: Place): Promise<Finding[]> {
  const { orm, ctx, appUrl, server } = place
  const address = server?.address ?? null
  const stopped = 'No server runs on this data folder now: start one, or see that another machine does this work.'
  return [
    ...(await look('server', 'Start it again.', async () => {
      if (address === null) return warning('None runs on this data folder now.', '`npm start`')
      const answer = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
      if (answer === null)
        return warning(`It is called ${address}, and can not be reached there from here.`, 'Look from outside, or at the proxy in front.')
      return answer.ok
        ? ok(`It answers at ${address}.`)
        : fault(`It says at ${address} that it is not ready (${answer.status}).`, 'Look at its log.')
    })),
    ...(await look('jobs', MIGRATED, async () => {
      const { failed, late, stuck, scheduledAt } = await jobHealth(orm, LATE_MS)
      const found = [
        ...failed.map(({ task, count, error }) =>
          warning(
            `Given up for good: ${count} × ${task}. The last said: ${error.split('\n')[0]?.slice(0, 200)}`,
            'Mend what it says; the log of the server says more.',
          ),
        ),
        ...(stuck > 0
          ? [warning(`Begun and not ended for a quarter of an hour: ${stuck}.`, 'A running server frees them by itself.')]
          : []),
        ...(late > 0
          ? [(address ? fault : warning)(`Waiting for more than a quarter of an hour: ${late}.`, address ? AGAIN : stopped)]
          : []),
      ]
      const active = Math.max(scheduledAt?.getTime() ?? 0, server?.since.getTime() ?? 0)
      if (server && Date.now() - active > LATE_MS)
        found.push(fault(`Nothing was scheduled since ${new Date(active).toISOString()}, though a server runs.`, AGAIN))
      return found.length > 0
        ? found
        : ok(scheduledAt ? `None is late or was given up; last scheduled ${scheduledAt.toISOString()}.` : 'None is late or was given up.')
    })),
    ...(await look('projections', MIGRATED, async () => {
      const first = await projectionLag(orm)
      const count = ({ unordered, behind }: typeof first) => unordered + behind.reduce((sum, { events }) => sum + events, 0)
      if (count(first) === 0) return ok('Totals, notifications and webhooks have read every event.')
      await sleep(READS_ON_MS)
      const second = await projectionLag(orm)
      if (count(second) === 0 || count(second) < count(first)) return ok(`They read on: ${count(second)} to go.`)
      const words = [
        second.unordered > 0 ? `${second.unordered} events have no place yet` : '',
        ...second.behind.map(({ reader, events }) => `${reader} is ${events} events behind`),
      ]
      return (address ? fault : warning)(`${words.filter(Boolean).join(', ')}.`, address ? AGAIN : stopped)
    })),
    ...(await look('mails', MIGRATED, async () => {
      const { late, bounced, failed } = await countMailTroubles(ctx)
      const found = [
        ...(late > 0
          ? [
              (address ? fault : warning)(
                `Waiting for more than a quarter of an hour: ${late}.`,
                address ? 'See whether mail goes out: `pnpm ipt send-test-email`.' : stopped,
              ),
            ]
          : []),
        ...(bounced + failed > 0
          ? [
              warning(
                `Of the last seven days: ${bounced} came back, ${failed} were given up.`,
                'Coordinators see them under Mails, and correct the addresses there.',
              ),
            ]
          : []),
      ]
      return found.length > 0 ? found : ok('None waits or came back.')
    })),
    ...(await look('time zones', MIGRATED, async () => {
      const zones = [...new Set((await listInstitutions(ctx)).map(({ timeZone }) => timeZone))]
      if (zones.length === 0) return ok('There is no institution yet.')
      const { walls } = await examine(appUrl, zones)
      const wrong = walls.filter(({ zone, wall }) => !agrees(zone, wall)).map(({ zone }) => zone)
      return wrong.length === 0
        ? ok(`Node and the database agree on the time in ${zones.join(', ')}.`)
        : fault(
            `Node and the database do not agree on the time in ${wrong.join(', ')}.`,
            'Bring the time zone data of the database’s machine up to date (tzdata).',
          )
    })),
  ]
}

const MINUTES = 2

/** Whether a wall shows what ours shows, give or take the time that it took to ask. */
function agrees(zone: string, wall: string | null): boolean {
  if (wall === null) return false
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date())
  return Math.abs(Date.parse(`${parts.replace(' ', 'T')}Z`) - Date.parse(`${wall}Z`)) <= MINUTES * 60_000
}
