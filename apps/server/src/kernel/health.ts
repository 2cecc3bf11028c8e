import { Hono } from 'hono'
import type { Services } from './services.ts'

const READY_MS = 2_000

/** `/health/live`: the process answers. `/health/ready`: and so does its database, within two seconds; 503 where it doesn't. */
export const healthRoutes = ({ orm }: Services): Hono =>
  new Hono()
    .get('/live', (c) => c.json({ status: 'ok' }))
    .get('/ready', async (c) => {
      const database = await Promise.race([
        orm.em
          .fork()
          .execute('select 1')
          .then(
            () => 'ok' as const,
            () => 'away' as const,
          ),
        new Promise<'away'>((resolve) => setTimeout(resolve, READY_MS, 'away').unref()),
      ])
      return c.json({ status: database === 'ok' ? 'ok' : 'unavailable', database }, database === 'ok' ? 200 : 503)
    })
