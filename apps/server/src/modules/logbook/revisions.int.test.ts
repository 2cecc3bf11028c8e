import { LogRevision } from '@ipt/db'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { amendLog } from './amend-log.ts'
import { resubmitLog } from './resubmit-log.ts'
import { aLogIn } from './testing/chain.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

describe.for([
  ['amend', 'SUBMITTED', amendLog, 'log.amended'],
  ['resubmit', 'REVISION_REQUESTED', resubmitLog, 'log.resubmitted'],
] as const)('%s', ([, status, revise, kind]) => {
  test('writes the next revision and keeps the first', async () => {
    const season = await server.season()
    const log = await aLogIn(server, season, status)
    const view = await revise(server.as(season.student), { id: log.id, revision: 1, content: 'Tested the overcurrent relay.' })
    expect(view).toMatchObject({
      status: 'SUBMITTED',
      revision: 2,
      content: 'Tested the overcurrent relay.',
      hours: 8,
      skills: ['Switchgear'],
    })
    const revisions = await server.db.orm.em.fork().find(LogRevision, { log: log.id }, { orderBy: { number: 'asc' } })
    expect(revisions.map((revision) => revision.content)).toEqual([log.content, 'Tested the overcurrent relay.'])
    expect((await server.eventsOf(log.id)).at(-1)).toMatchObject({ kind, revision: 2, actorId: season.student.id })
  })

  test('a revision that is no longer current is refused, with the current one', async () => {
    const season = await server.season()
    const log = await aLogIn(server, season, status)
    await expect(revise(server.as(season.student), { id: log.id, revision: 7, content: 'Later.' })).rejects.toMatchObject({
      code: 'STALE_REVISION',
      facts: { revision: 1 },
    })
  })

  test('sent again with the same request, it answers the same; with other words, it is refused', async () => {
    const season = await server.season()
    const log = await aLogIn(server, season, status)
    const requestId = server.services.newId()
    const first = await revise(server.as(season.student), { id: log.id, requestId, content: 'Tested.' })
    expect(await revise(server.as(season.student), { id: log.id, requestId, content: 'Tested.' })).toEqual(first)
    await expect(revise(server.as(season.student), { id: log.id, requestId, content: 'Slept.' })).rejects.toMatchObject({
      code: 'ID_TAKEN',
    })
  })
})

test('an amendment that changes nothing writes nothing', async () => {
  const season = await server.season()
  const log = await aLogIn(server, season, 'SUBMITTED')
  expect(
    await amendLog(server.as(season.student), { id: log.id, content: log.content, hours: 8, skills: log.skills, attachmentIds: [] }),
  ).toEqual(log)
  expect(await server.eventsOf(log.id)).toHaveLength(1)
})
