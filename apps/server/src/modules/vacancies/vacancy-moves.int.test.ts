import type { VacancyStatus } from '@ipt/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aVacancy } from '../../testing/vacancies.ts'
import { closeVacancy } from './close-vacancy.ts'
import { discardVacancy } from './discard-vacancy.ts'
import { publishVacancy } from './publish-vacancy.ts'
import { reopenVacancy } from './reopen-vacancy.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

describe.each([
  { verb: publishVacancy, kind: 'vacancy.published', from: 'DRAFT', to: 'PUBLISHED', byHost: false, elsewhere: 'CLOSED' },
  { verb: closeVacancy, kind: 'vacancy.closed', from: 'PUBLISHED', to: 'CLOSED', byHost: false, elsewhere: 'DRAFT' },
  { verb: reopenVacancy, kind: 'vacancy.reopened', from: 'CLOSED', to: 'PUBLISHED', byHost: false, elsewhere: 'DISCARDED' },
  { verb: discardVacancy, kind: 'vacancy.discarded', from: 'DRAFT', to: 'DISCARDED', byHost: true, elsewhere: 'PUBLISHED' },
] as const)('$kind', ({ verb, kind, from, to, byHost, elsewhere }) => {
  test('moves the vacancy with one event, however often it is sent', async () => {
    const season = await server.season()
    const id = await aVacancy(server, season, { status: from })
    const requestId = server.services.newId()
    const act = () => verb(server.as(season.coordinator), { id, version: 1, requestId })
    const [view, again] = await Promise.all([act(), act()])
    expect(view).toMatchObject({ status: to, version: 2 })
    expect(again).toEqual(view)
    expect(await act()).toEqual(view)
    expect(await server.eventsOf(id)).toMatchObject([{ kind, fromStatus: from, toStatus: to, actorRole: 'coordinator', revision: 2 }])
    await expect(verb(server.as(season.coordinator), { id, version: 2 })).rejects.toMatchObject({ code: 'WRONG_STATE' })
  })

  test('is refused from another state, by a stale reader, and by whom it does not concern', async () => {
    const season = await server.season()
    const other = await server.season()
    const id = await aVacancy(server, season, { status: from })
    await expect(verb(server.as(season.coordinator), { id, version: 7 })).rejects.toMatchObject({ code: 'STALE_VERSION' })
    const wrong = await aVacancy(server, season, { status: elsewhere as VacancyStatus })
    await expect(verb(server.as(season.coordinator), { id: wrong, version: 1 })).rejects.toMatchObject({ code: 'WRONG_STATE' })
    for (const who of [season.student, season.lecturer, other.coordinator, other.industrialSupervisor])
      await expect(verb(server.as(who), { id, version: 1 })).rejects.toMatchObject({ code: 'VACANCY_NOT_FOUND' })
    if (!byHost) await expect(verb(server.as(season.industrialSupervisor), { id, version: 1 })).rejects.toMatchObject({ code: 'NOT_YOURS' })
    expect(await server.eventsOf(id)).toEqual([])
    if (byHost) expect(await verb(server.as(season.industrialSupervisor), { id, version: 1 })).toMatchObject({ status: to })
  })
})

test('nothing is published or opened again once its last day for applying has passed', async () => {
  const season = await server.season()
  for (const [status, verb] of [
    ['DRAFT', publishVacancy],
    ['CLOSED', reopenVacancy],
  ] as const) {
    const id = await aVacancy(server, season, { status, applyBy: '2026-08-17' })
    await expect(verb(server.as(season.coordinator), { id, version: 1 })).rejects.toMatchObject({
      code: 'DEADLINE_OVER',
      fields: [{ pointer: '/applyBy' }],
    })
  }
  const today = await aVacancy(server, season, { status: 'DRAFT', applyBy: '2026-08-18' })
  expect(await publishVacancy(server.as(season.coordinator), { id: today, version: 1 })).toMatchObject({ status: 'PUBLISHED' })
})
