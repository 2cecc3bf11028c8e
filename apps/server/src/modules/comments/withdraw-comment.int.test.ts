import type { LogEvents } from '@ipt/contracts'
import { LogComment } from '@ipt/db'
import { UNDO_MS } from '@ipt/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aLogThatIs } from '../../testing/logs.ts'
import { queried } from '../../testing/query.ts'
import { validateLog } from '../logbook/index.ts'
import { listComments } from './comments.queries.ts'
import { postComment } from './post-comment.ts'
import { withdrawComment } from './withdraw-comment.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function aComment(status: 'SUBMITTED' | 'VERIFIED_INDUSTRY' = 'SUBMITTED') {
  const season = await server.season()
  const log = await aLogThatIs(server, season, status)
  const comment = await postComment(server.as(season.student), { id: server.services.newId(), logId: log.id, body: 'To the wrong log.' })
  return { season, log, comment }
}

test('the author takes it back: the words are gone, the place stays', async () => {
  const { season, log, comment } = await aComment()
  server.clock.forward(UNDO_MS)
  const back = await withdrawComment(server.as(season.student), { id: comment.id })
  expect(back).toEqual({ ...comment, body: null, withdrawUntil: null })
  expect((await server.eventsOf(log.id)).at(-1)).toMatchObject({
    kind: 'log.commentWithdrawn',
    actorRole: 'student',
    data: { commentId: comment.id },
  })
  expect((await listComments(server.as(season.industrialSupervisor), { logId: log.id, limit: 20 })).items).toEqual([back])
  expect((await server.db.orm.em.fork().findOneOrFail(LogComment, { id: comment.id })).body).toBeNull()

  const events = await server.eventsOf(log.id)
  expect(await withdrawComment(server.as(season.student), { id: comment.id }), 'sent again, it answers the same').toEqual(back)
  const input = { id: comment.id, logId: log.id, body: 'To the wrong log.' }
  expect(await postComment(server.as(season.student), input), 'and so does a late copy of the comment').toEqual(back)
  expect(await server.eventsOf(log.id)).toEqual(events)

  const history = await queried<LogEvents>(server, season.student, 'logbook.events', { id: log.id })
  expect(
    history.items.map((item) => item.event),
    'the log’s own history is of its moves',
  ).toEqual(['submit'])
})

test('a millisecond after the 15 minutes it stays', async () => {
  const { season, comment } = await aComment()
  server.clock.forward(UNDO_MS + 1)
  await expect(withdrawComment(server.as(season.student), { id: comment.id })).rejects.toMatchObject({ code: 'UNDO_OVER' })
  expect((await listComments(server.as(season.student), { logId: await theLog(comment.id), limit: 20 })).items).toEqual([
    { ...comment, withdrawUntil: null },
  ])
})
const theLog = async (id: string) => (await server.db.orm.em.fork().findOneOrFail(LogComment, { id })).log.id

test('nobody else takes it back, and strangers are told nothing', async () => {
  const { season, log, comment } = await aComment()
  const elsewhere = await server.season()
  const events = await server.eventsOf(log.id)
  for (const who of [season.industrialSupervisor, season.universitySupervisor, season.coordinator])
    await expect(withdrawComment(server.as(who), { id: comment.id })).rejects.toMatchObject({ code: 'NOT_YOURS' })
  for (const who of [season.classmate, season.colleague, elsewhere.student, elsewhere.coordinator])
    await expect(withdrawComment(server.as(who), { id: comment.id })).rejects.toMatchObject({ code: 'COMMENT_NOT_FOUND' })
  await expect(withdrawComment(server.as(season.student), { id: server.services.newId() })).rejects.toMatchObject({
    code: 'COMMENT_NOT_FOUND',
  })
  expect(await server.eventsOf(log.id)).toEqual(events)
})

test('once the log is archived nothing in it changes, its comments included', async () => {
  const { season, log, comment } = await aComment('VERIFIED_INDUSTRY')
  await validateLog(server.as(season.universitySupervisor), { id: log.id })
  await expect(withdrawComment(server.as(season.student), { id: comment.id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
})
