import { Contact } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { draftVacancy } from './draft-vacancy.ts'
import { aDraft } from './testing/forms.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('a coordinator writes a vacancy down, and the event says so', async () => {
  const season = await server.season()
  const id = server.services.newId()
  const view = await draftVacancy(server.as(season.coordinator), aDraft(season, id))
  expect(view).toMatchObject({
    id,
    status: 'DRAFT',
    version: 1,
    slots: 2,
    free: 2,
    organisation: { name: season.organisation.name },
    can: ['edit', 'publish', 'discard'],
    own: null,
  })
  expect(await server.eventsOf(id)).toMatchObject([
    { kind: 'vacancy.drafted', fromStatus: null, toStatus: 'DRAFT', actorRole: 'coordinator', subjectType: 'vacancy' },
  ])
})

test('sent twice it is one vacancy; other words or another person under its id are refused', async () => {
  const season = await server.season()
  const input = aDraft(season, server.services.newId())
  const coordinator = server.as(season.coordinator)
  const [first, second] = await Promise.all([draftVacancy(coordinator, input), draftVacancy(coordinator, input)])
  expect(second).toEqual(first)
  expect(await server.eventsOf(input.id)).toHaveLength(1)
  await expect(draftVacancy(coordinator, { ...input, slots: 3 })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(draftVacancy(server.as(season.industrialSupervisor), input)).rejects.toMatchObject({ code: 'ID_TAKEN' })
})

test("a host's supervisor drafts for the institutions that have checked him, and publishes nothing", async () => {
  const season = await server.season()
  const view = await draftVacancy(server.as(season.industrialSupervisor), aDraft(season, server.services.newId()))
  expect(view).toMatchObject({ status: 'DRAFT', can: ['edit', 'discard'] })
  await server.db.orm.em.fork().nativeUpdate(Contact, { user: season.colleague.id }, { state: 'UNCHECKED', checkedAt: null })
  await expect(draftVacancy(server.as(season.colleague), aDraft(season, server.services.newId()))).rejects.toMatchObject({
    code: 'ORGANISATION_NOT_FOUND',
  })
})

test("nobody offers another institution's season, or another host's places", async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const id = server.services.newId()
  for (const [who, input] of [
    [elsewhere.coordinator, aDraft(season, id)],
    [elsewhere.industrialSupervisor, aDraft(season, id)],
    [season.industrialSupervisor, { ...aDraft(elsewhere, id), organisationId: season.organisation.id }],
    [season.student, aDraft(season, id)],
  ] as const)
    await expect(draftVacancy(server.as(who), input)).rejects.toMatchObject({ code: 'ORGANISATION_NOT_FOUND' })
  expect(await server.eventsOf(id)).toEqual([])
})

test('what makes no sense is refused and named', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const contact = await server.db.orm.em.fork().findOneOrFail(Contact, { user: season.colleague.id })
  await server.db.orm.em.fork().nativeUpdate(Contact, { id: contact.id }, { state: 'UNCHECKED', checkedAt: null })
  for (const [over, code, pointer] of [
    [{ startsOn: '2026-09-01', endsOn: '2026-08-31' }, 'INPUT_INVALID', '/endsOn'],
    [{ endsOn: '2027-01-01' }, 'INPUT_INVALID', '/endsOn'],
    [{ startsOn: '2026-01-01' }, 'INPUT_INVALID', '/startsOn'],
    [{ applyBy: '2026-12-31' }, 'INPUT_INVALID', '/applyBy'],
    [{ siteId: elsewhere.site.id }, 'INPUT_INVALID', '/siteId'],
    [{ contactId: server.services.newId() }, 'INPUT_INVALID', '/contactId'],
    [{ contactId: contact.id }, 'CONTACT_UNCHECKED', '/contactId'],
  ] as const)
    await expect(draftVacancy(server.as(season.coordinator), aDraft(season, server.services.newId(), over))).rejects.toMatchObject({
      code,
      fields: [{ pointer }],
    })
})
