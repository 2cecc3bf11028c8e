import type { NotificationPage } from '@ipt/contracts'
import { LogComment } from '@ipt/db'
import { LIMITS } from '@ipt/domain'
import type { TestPerson } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advance } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aLogThatIs } from '../../testing/logs.ts'
import { queried } from '../../testing/query.ts'
import { validateLog } from '../logbook/index.ts'
import { notificationsProjection } from '../notifications/index.ts'
import { listComments } from './comments.queries.ts'
import { postComment } from './post-comment.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const comments = (logId: string) => server.db.orm.em.fork().count(LogComment, { log: logId })

test('a supervisor asks, the student answers, and everybody on the record reads both', async () => {
  const season = await server.season()
  const log = await aLogThatIs(server, season, 'SUBMITTED')
  const [ask, reply] = [server.services.newId(), server.services.newId()]
  const asked = await postComment(server.as(season.industrialSupervisor), { id: ask, logId: log.id, body: 'Which relay?\nF4?' })
  expect(asked).toEqual({
    id: ask,
    by: { id: season.industrialSupervisor.id, name: season.industrialSupervisor.name },
    role: 'industrialSupervisor',
    at: '2026-08-18T09:00:00.000Z',
    body: 'Which relay?\nF4?',
    withdrawUntil: '2026-08-18T09:15:00.000Z',
  })
  expect((await server.eventsOf(log.id)).at(-1)).toMatchObject({
    kind: 'log.commented',
    subjectType: 'log',
    actorId: season.industrialSupervisor.id,
    actorRole: 'industrialSupervisor',
    fromStatus: null,
    toStatus: null,
    revision: 1,
    contentDigest: null,
    data: { placementId: season.placement.id, logDate: log.logDate, commentId: ask, studentId: season.student.id },
  })
  server.clock.forward(1_000)
  await postComment(server.as(season.student), { id: reply, logId: log.id, body: 'The one of feeder F4.' })
  for (const who of [season.student, season.industrialSupervisor, season.universitySupervisor, season.coordinator]) {
    const page = await listComments(server.as(who), { logId: log.id, limit: 20 })
    expect(page.items.map(({ body }) => body)).toEqual(['Which relay?\nF4?', 'The one of feeder F4.'])
    expect(page.canPost).toBe(who !== season.coordinator)
    expect(page.items[1]?.withdrawUntil !== null).toBe(who === season.student)
  }
  server.clock.forward(-1_000)
})

test('the others of the thread hear of it, and not the one who said it', async () => {
  const season = await server.season()
  const log = await aLogThatIs(server, season, 'SUBMITTED')
  await postComment(server.as(season.industrialSupervisor), { id: server.services.newId(), logId: log.id, body: 'Which relay?' })
  while ((await sequence(server.services.orm)) + (await advance(server.services.orm, notificationsProjection)) > 0);
  const told = async (who: TestPerson) =>
    (await queried<NotificationPage>(server, who, 'notifications.list', {})).items
      .filter(({ kind }) => kind === 'log.commented')
      .map(({ text, path }) => ({ text, path }))
  expect(await told(season.student)).toEqual([
    { text: expect.stringMatching(/^Baraka Mwakyusa commented on your log of Tue,? 4 Aug\.$/), path: `/student/logs/${log.id}` },
  ])
  expect(await told(season.universitySupervisor)).toEqual([
    { text: expect.stringMatching(/^Baraka Mwakyusa commented on the log of Neema Mushi of /), path: `/university/logs/${log.id}` },
  ])
  for (const who of [season.industrialSupervisor, season.coordinator, season.classmate]) expect(await told(who)).toEqual([])
})

test('sent twice, even at once, it is one comment; the id with anything else is refused', async () => {
  const season = await server.season()
  const log = await aLogThatIs(server, season, 'SUBMITTED')
  const other = await aLogThatIs(server, season, 'SUBMITTED', 1)
  const input = { id: server.services.newId(), logId: log.id, body: 'Added the photo.' }
  const send = () => postComment(server.as(season.student), input)
  const answers = await Promise.all([send(), send(), send()])
  expect(await send()).toEqual(answers[0])
  expect(answers[1]).toEqual(answers[0])
  expect(await comments(log.id)).toBe(1)
  expect((await server.eventsOf(log.id)).filter((event) => event.kind === 'log.commented')).toHaveLength(1)

  const taken = { code: 'ID_TAKEN' }
  await expect(postComment(server.as(season.student), { ...input, body: 'Other words.' })).rejects.toMatchObject(taken)
  await expect(postComment(server.as(season.student), { ...input, logId: other.id })).rejects.toMatchObject(taken)
  await expect(postComment(server.as(season.industrialSupervisor), input)).rejects.toMatchObject(taken)
  expect(await comments(log.id)).toBe(1)
})

test('the coordinator only reads; who has nothing to do with the log is told nothing', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const log = await aLogThatIs(server, season, 'SUBMITTED')
  const input = () => ({ id: server.services.newId(), logId: log.id, body: 'Mine too.' })
  await expect(postComment(server.as(season.coordinator), input())).rejects.toMatchObject({ code: 'NOT_YOURS' })
  for (const who of [season.classmate, season.colleague, season.lecturer, elsewhere.student, elsewhere.coordinator]) {
    await expect(postComment(server.as(who), input())).rejects.toMatchObject({ code: 'LOG_NOT_FOUND' })
    await expect(listComments(server.as(who), { logId: log.id, limit: 20 })).rejects.toMatchObject({ code: 'LOG_NOT_FOUND' })
  }
  expect(await comments(log.id)).toBe(0)
})

test.for(['VERIFIED_ACADEMIC', 'VOIDED'] as const)('on a log that is %s the thread is closed', async (status) => {
  const season = await server.season()
  const log = await aLogThatIs(server, season, status)
  const input = { id: server.services.newId(), logId: log.id, body: 'One more thing.' }
  await expect(postComment(server.as(season.student), input)).rejects.toMatchObject({ code: 'WRONG_STATE', facts: { status } })
  expect(await listComments(server.as(season.student), { logId: log.id, limit: 20 })).toEqual({
    items: [],
    next: null,
    closed: true,
    canPost: false,
  })
})

test('said before the log was archived, it stays, and a second sending answers the same', async () => {
  const season = await server.season()
  const log = await aLogThatIs(server, season, 'VERIFIED_INDUSTRY')
  const input = { id: server.services.newId(), logId: log.id, body: 'Well done.' }
  const posted = await postComment(server.as(season.universitySupervisor), input)
  await validateLog(server.as(season.universitySupervisor), { id: log.id })
  expect(await postComment(server.as(season.universitySupervisor), input)).toEqual({ ...posted, withdrawUntil: null })
  expect(await comments(log.id)).toBe(1)
})

test('validated and commented on in the same moment: the comment is before the archive, or not at all', async () => {
  const season = await server.season()
  for (let day = 0; day < 6; day++) {
    const log = await aLogThatIs(server, season, 'VERIFIED_INDUSTRY', day)
    const [said] = await Promise.allSettled([
      postComment(server.as(season.student), { id: server.services.newId(), logId: log.id, body: 'Wait.' }),
      validateLog(server.as(season.universitySupervisor), { id: log.id }),
    ])
    const kinds = (await server.eventsOf(log.id)).map((event) => event.kind)
    expect(kinds).toContain('log.validated')
    expect(await comments(log.id)).toBe(said.status === 'fulfilled' ? 1 : 0)
    expect(kinds.filter((kind) => kind === 'log.commented')).toHaveLength(said.status === 'fulfilled' ? 1 : 0)
  }
})

test('a thread is read page by page, oldest first', async () => {
  const season = await server.season()
  const log = await aLogThatIs(server, season, 'SUBMITTED')
  for (const body of ['one', 'two', 'three', 'four', 'five'])
    await postComment(server.as(season.student), { id: server.services.newId(), logId: log.id, body })
  const read: (string | null)[] = []
  for (let cursor: string | undefined, pages = 0; pages < 5; pages++) {
    const page = await listComments(server.as(season.industrialSupervisor), { logId: log.id, limit: 2, ...(cursor ? { cursor } : {}) })
    read.push(...page.items.map((item) => item.body))
    if (page.next === null) break
    cursor = page.next
  }
  expect(read).toEqual(['one', 'two', 'three', 'four', 'five'])
})

test('too long, it is refused with its limit, at its field', async () => {
  const season = await server.season()
  const log = await aLogThatIs(server, season, 'SUBMITTED')
  const response = await server.request('/trpc/comments.post', {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf(season.student)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: server.services.newId(), logId: log.id, body: 'x'.repeat(100_000) }),
  })
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({
    error: {
      data: {
        details: {
          code: 'INPUT_INVALID',
          fields: [{ pointer: '/body', message: `At most ${LIMITS.comment.toLocaleString('en')} characters.` }],
        },
      },
    },
  })
  expect(await comments(log.id)).toBe(0)
})
