import { LogRevisionsInput } from '@ipt/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { uploaded } from '../files/testing/uploads.ts'
import { amendLog } from './amend-log.ts'
import { listRevisions } from './revisions.queries.ts'
import { aLogIn } from './testing/chain.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const of = (id: string, more: object = {}) => LogRevisionsInput.parse({ id, ...more })

test('every revision is there as it was sent, newest first, with the files that it had', async () => {
  const season = await server.season()
  const student = server.as(season.student)
  const log = await aLogIn(server, season, 'SUBMITTED')
  const [kept, dropped] = [await uploaded(student), await uploaded(student)]
  await amendLog(student, { id: log.id, attachmentIds: [kept.id, dropped.id] })
  server.clock.forward(60_000)
  await amendLog(student, {
    id: log.id,
    content: 'Tested the overcurrent relay.',
    hours: 7.5,
    skills: ['Relays'],
    attachmentIds: [kept.id],
  })

  const { items, next } = await listRevisions(server.as(season.universitySupervisor), of(log.id))
  expect(next).toBeNull()
  expect(items.map(({ number, content, hours, skills }) => ({ number, content, hours, skills }))).toEqual([
    { number: 3, content: 'Tested the overcurrent relay.', hours: 7.5, skills: ['Relays'] },
    { number: 2, content: log.content, hours: 8, skills: ['Switchgear'] },
    { number: 1, content: log.content, hours: 8, skills: ['Switchgear'] },
  ])
  expect(items.map(({ files }) => files.map(({ id }) => id))).toEqual([[kept.id], [kept.id, dropped.id], []])
  expect(items[0]?.sentAt).toBe(server.clock.now.toISOString())
  expect(items[2]?.sentAt).toBe(log.submittedAt)
})

test('they are paged, without one lost or shown twice', async () => {
  const season = await server.season()
  const log = await aLogIn(server, season, 'SUBMITTED')
  for (let number = 2; number <= 5; number++) await amendLog(server.as(season.student), { id: log.id, content: `Version ${number}.` })
  const numbers: number[] = []
  let cursor: string | null = null
  do {
    const page = await listRevisions(server.as(season.student), of(log.id, { limit: 2, ...(cursor ? { cursor } : {}) }))
    numbers.push(...page.items.map(({ number }) => number))
    cursor = page.next
  } while (cursor)
  expect(numbers).toEqual([5, 4, 3, 2, 1])
  await expect(listRevisions(server.as(season.student), of(log.id, { cursor: 'WyJ4Il0' }))).rejects.toMatchObject({ code: 'INPUT_INVALID' })
})

test('everybody on its record reads them, and nobody else', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const log = await aLogIn(server, season, 'SUBMITTED')
  for (const who of [season.student, season.industrialSupervisor, season.universitySupervisor, season.coordinator])
    expect((await listRevisions(server.as(who), of(log.id))).items).toHaveLength(1)
  for (const who of [season.classmate, season.colleague, season.lecturer, elsewhere.coordinator, elsewhere.student])
    await expect(listRevisions(server.as(who), of(log.id))).rejects.toMatchObject({ code: 'LOG_NOT_FOUND' })
})
