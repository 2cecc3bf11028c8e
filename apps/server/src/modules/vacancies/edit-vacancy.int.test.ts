import { addDays } from '@ipt/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aVacancy } from '../../testing/vacancies.ts'
import { editVacancy } from './edit-vacancy.ts'
import { aForm } from './testing/forms.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('an edit writes what changed, once however often it is sent', async () => {
  const season = await server.season()
  const id = await aVacancy(server, season)
  const requestId = server.services.newId()
  const edit = () =>
    editVacancy(server.as(season.coordinator), { id, version: 1, requestId, ...aForm(season, { slots: 5, title: 'Relay trainee' }) })
  const view = await edit()
  expect(view).toMatchObject({ status: 'PUBLISHED', version: 2, slots: 5, title: 'Relay trainee' })
  expect(await edit()).toEqual(view)
  await expect(
    editVacancy(server.as(season.coordinator), { id, version: 1, requestId, ...aForm(season, { slots: 6, title: 'Relay trainee' }) }),
  ).rejects.toMatchObject({ code: 'ID_TAKEN' })
  const events = await server.eventsOf(id)
  expect(events).toMatchObject([{ kind: 'vacancy.edited', fromStatus: 'PUBLISHED', toStatus: 'PUBLISHED', revision: 2, requestId }])
  expect(String(events[0]?.data.changed).split(' ')).toEqual(expect.arrayContaining(['title', 'slots']))
  expect(events[0]?.data.changed).not.toContain('startsOn')
})

test('of two people with the same version on screen, one is told', async () => {
  const season = await server.season()
  const id = await aVacancy(server, season)
  const edit = (title: string) => editVacancy(server.as(season.coordinator), { id, version: 1, ...aForm(season, { title }) })
  const results = await Promise.allSettled([edit('One'), edit('Two')])
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'STALE_VERSION', facts: { version: 2 } } })
})

test('places may be added at any time, and never fewer than are taken or offered', async () => {
  const season = await server.season()
  const id = await aVacancy(server, season, { slots: 4, taken: 2, held: 1 })
  const slots = (slots: number, version: number) => editVacancy(server.as(season.coordinator), { id, version, ...aForm(season, { slots }) })
  await expect(slots(2, 1)).rejects.toMatchObject({ code: 'SLOTS_TAKEN', fields: [{ pointer: '/slots' }], facts: { used: 3 } })
  expect(await slots(3, 1)).toMatchObject({ slots: 3, free: 0 })
  expect(await slots(9, 2)).toMatchObject({ slots: 9, free: 6 })
})

test('what an open offer promises stays until it is answered: the site and the days', async () => {
  const season = await server.season()
  const id = await aVacancy(server, season, { held: 1 })
  const ctx = server.as(season.coordinator)
  const edit = (over: object) => editVacancy(ctx, { id, version: 1, ...aForm(season, over) })
  await expect(edit({ endsOn: addDays(season.cohort.endsOn, -7) })).rejects.toMatchObject({
    code: 'OFFERS_OPEN',
    details: { fields: [{ pointer: '/endsOn' }], facts: { offers: 1 } },
  })
  expect((await edit({ title: 'Relay trainee' })).title).toBe('Relay trainee')
})

test('a host edits its drafts alone; who has nothing to do with it is told nothing', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const draft = await aVacancy(server, season, { status: 'DRAFT' })
  const published = await aVacancy(server, season)
  const edit = (who: typeof season.student, id: string) =>
    editVacancy(server.as(who), { id, version: 1, ...aForm(season, { title: 'Other' }) })
  expect(await edit(season.industrialSupervisor, draft)).toMatchObject({ title: 'Other', version: 2 })
  await expect(edit(season.industrialSupervisor, published)).rejects.toMatchObject({ code: 'WRONG_STATE' })
  for (const who of [season.student, season.lecturer, elsewhere.coordinator, elsewhere.industrialSupervisor])
    await expect(edit(who, published)).rejects.toMatchObject({ code: 'VACANCY_NOT_FOUND' })
  expect(await server.eventsOf(published)).toEqual([])
})
