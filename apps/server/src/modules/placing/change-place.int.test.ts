import { Contact, Membership, Organisation, Placement, Site, User } from '@ipt/db'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { queried } from '../../testing/query.ts'
import { listLogs, submitLog, verifyLog } from '../logbook/index.ts'
import { reportArrival } from '../placements/index.ts'
import { changePlace } from './change-place.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** Another host, with a checked contact there, for the season's institution. */
async function anotherHost(season: TestSeason) {
  const em = server.db.orm.em.fork()
  const at = server.clock.now
  const [organisationId, siteId, contactId, userId] = [1, 2, 3, 4].map(() => server.services.newId()) as [string, string, string, string]
  const email = `${userId}@example.test`
  const name = 'Grace Temu'
  await em.insert(Organisation, { id: organisationId, name: 'Meru Works', createdAt: at })
  await em.insert(Site, { id: siteId, organisation: organisationId, name: 'Arusha yard', address: '', createdAt: at })
  await em.insert(User, { id: userId, name, email, emailKey: email, language: 'en', state: 'ACTIVE', createdAt: at })
  const checked = { state: 'CHECKED' as const, createdAt: at, checkedAt: at, checkedBy: season.coordinator.id }
  await em.insert(Contact, {
    id: contactId,
    institution: season.institution.id,
    organisation: organisationId,
    user: userId,
    name,
    ...checked,
  })
  const supervisor: TestPerson = { id: userId, name, email, role: 'industrialSupervisor', institutionId: null, organisationId }
  return { supervisor, place: { organisationId, siteId, contactId } }
}

const log = (season: TestSeason, logDate: string) =>
  submitLog(server.as(season.student), { content: 'Work.', hours: null, skills: [], attachmentIds: [], logDate })

const queueOf = async (who: TestPerson) =>
  (await listLogs(server.as(who), { as: 'industrialSupervisor', order: 'oldest', limit: 20 })).items.map((each) => [
    each.organisation,
    each.logDate,
  ])

test('each host’s supervisor sees and verifies the days at his own place, and no others', async () => {
  const season = await server.season()
  const { supervisor, place } = await anotherHost(season)
  const early = await log(season, '2026-08-14')
  const [id, newId, requestId] = [season.placement.id, server.services.newId(), server.services.newId()]
  const change = () =>
    changePlace(server.as(season.coordinator), { id, newId, on: '2026-08-17', ...place, comment: 'No power there.', requestId })
  expect(await change()).toEqual({ placementId: newId })
  expect(await change()).toEqual({ placementId: newId })
  expect(await server.eventsOf(id)).toMatchObject([
    { kind: 'placement.moved', fromStatus: 'ACTIVE', toStatus: 'ENDED_EARLY', data: { from: '2026-08-16', nextPlacementId: newId } },
  ])
  expect(await server.eventsOf(newId)).toMatchObject([{ kind: 'placement.confirmed', data: { previousPlacementId: id } }])

  const late = { content: 'Work there.', hours: null, skills: [], attachmentIds: [], logDate: '2026-08-17' }
  await expect(submitLog(server.as(season.student), late)).rejects.toMatchObject({ code: 'NO_OPEN_PLACEMENT' })
  await reportArrival(server.as(season.student), { note: '', attachmentId: null, location: null, arrivedOn: '2026-08-17' })
  const next = await submitLog(server.as(season.student), late)

  expect(await queueOf(season.industrialSupervisor)).toEqual([[season.organisation.name, '2026-08-14']])
  expect(await queueOf(supervisor)).toEqual([['Meru Works', '2026-08-17']])
  const verify = (who: TestPerson, logId: string) => verifyLog(server.as(who), { id: logId, revision: 1 })
  await expect(verify(season.industrialSupervisor, next.id)).rejects.toMatchObject({ code: 'LOG_NOT_FOUND' })
  await expect(verify(supervisor, early.id)).rejects.toMatchObject({ code: 'LOG_NOT_FOUND' })
  expect(await verify(season.industrialSupervisor, early.id)).toMatchObject({ status: 'VERIFIED_INDUSTRY' })
  expect(await verify(supervisor, next.id)).toMatchObject({ status: 'VERIFIED_INDUSTRY' })

  const course = (who: TestPerson, placementId: string) => queried(server, who, 'placements.course', { id: placementId })
  expect(await course(season.student, id)).toMatchObject({ endedOn: '2026-08-16', next: { id: newId, organisation: 'Meru Works' } })
  expect(await course(season.student, newId)).toMatchObject({ previous: { id, endsOn: '2026-08-16' } })
})

test('only with a day, a place and a contact that there are, and by the coordinator', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const { place } = await anotherHost(season)
  await log(season, '2026-08-14')
  const id = season.placement.id
  const change = (who: TestPerson, more: object = {}) =>
    changePlace(server.as(who), { id, newId: server.services.newId(), on: '2026-08-17', ...place, comment: 'No power.', ...more })
  for (const on of ['2026-08-04', '2026-08-20', '2027-01-01'])
    await expect(change(season.coordinator, { on })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  await expect(change(season.coordinator, { on: '2026-08-14' })).rejects.toMatchObject({ code: 'DAYS_IN_USE' })
  await expect(change(season.coordinator, { siteId: season.site.id })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  await expect(change(season.coordinator, { organisationId: server.services.newId() })).rejects.toMatchObject({
    code: 'ORGANISATION_NOT_FOUND',
  })
  await expect(change(season.coordinator, { contactId: server.services.newId() })).rejects.toMatchObject({ code: 'CONTACT_UNCHECKED' })
  await expect(change(season.coordinator, { newId: id })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(change(season.student)).rejects.toMatchObject({ code: 'NOT_YOURS' })
  await expect(change(elsewhere.coordinator)).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
  expect(await server.eventsOf(id)).toEqual([])
})

test('a lecturer who is none any more stays behind; sent again with another place it is refused', async () => {
  const season = await server.season()
  const { place } = await anotherHost(season)
  const em = server.db.orm.em.fork()
  await em.nativeUpdate(Membership, { user: season.universitySupervisor.id }, { until: server.clock.now })
  const act = {
    id: season.placement.id,
    newId: server.services.newId(),
    on: '2026-08-17',
    comment: 'No power.',
    requestId: server.services.newId(),
  }
  const change = (over: object = {}) => changePlace(server.as(season.coordinator), { ...act, ...place, ...over })
  expect(await change()).toEqual({ placementId: act.newId })
  expect(await em.findOneOrFail(Placement, { id: act.newId })).toMatchObject({ universitySupervisor: null })
  for (const over of [{ siteId: season.site.id }, { contactId: null }])
    await expect(change(over)).rejects.toMatchObject({ code: 'ID_TAKEN' })
})
