import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { allPages, defineExport, exportRoutes } from './exports.ts'
import type { RestEnv } from './rest.ts'
import type { Services } from './services.ts'

const signedIn = { userId: 'a', roles: [{ role: 'coordinator', institutionId: null, organisationId: null }], language: 'sw' }

function serving(rows: number) {
  const seen = { read: 0, ended: false }
  const list = defineExport({
    name: 'numbers',
    permission: 'list.export',
    filter: z.object({}),
    columns: [{ header: { en: 'Number', sw: 'Namba' }, value: (row) => row }],
    async *rows() {
      try {
        for await (const page of allPages(async ({ limit, cursor }) => {
          const from = Number(cursor ?? 0)
          const items = Array.from({ length: Math.min(limit, rows - from) }, (_, index) => from + index)
          seen.read += items.length
          return { items, next: from + items.length < rows ? String(from + items.length) : null }
        }))
          yield page
      } finally {
        seen.ended = true
      }
    },
  })
  const app = new Hono<RestEnv>()
  app.use(async (c, next) => {
    c.set('services', { orm: { em: { fork: () => ({}) } }, clock: () => new Date(0) } as unknown as Services)
    c.set('signedIn', signedIn as never)
    await next()
  })
  app.route('/exports', exportRoutes([list]))
  return { seen, get: () => app.request('/exports/numbers.csv') }
}

test('all pages, each row once, in the reader’s language', async () => {
  const { get } = serving(250)
  expect(
    (await (await get()).text())
      .replace(/^\ufeff/, '')
      .trim()
      .split('\r\n'),
  ).toEqual(['Namba', ...Array.from({ length: 250 }, (_, n) => String(n))])
})

test('an empty list is its head alone', async () => {
  expect(await (await serving(0).get()).text()).toBe('Namba\r\n')
})

test('read as fast as it is taken, and no further once the reader is gone', async () => {
  const { seen, get } = serving(100_000)
  const reader = (await get()).body?.getReader()
  await reader?.read()
  expect(seen.read).toBeLessThan(1_000)
  await reader?.cancel()
  expect(seen.ended).toBe(true)
})
