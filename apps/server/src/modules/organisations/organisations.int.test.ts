import { AddSiteInput, EditOrganisationInput, ProposeOrganisationInput } from '@ipt/contracts'
import { Contact, Organisation, Placement, Vacancy } from '@ipt/db'
import type { TestPerson } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '../../kernel/use-case.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aVacancy } from '../../testing/vacancies.ts'
import { addSite } from './add-site.ts'
import { approveOrganisation } from './approve-organisation.ts'
import { editOrganisation } from './edit-organisation.ts'
import { editSite } from './edit-site.ts'
import { listOrganisationEvents } from './history.queries.ts'
import { viewOrganisation } from './organisation.queries.ts'
import { listOrganisations, searchOrganisations } from './organisations.queries.ts'
import { proposeOrganisation } from './propose-organisation.ts'
import { rejectOrganisation } from './reject-organisation.ts'
import { reopenOrganisation } from './reopen-organisation.ts'
import { aHost, approved, proposed } from './testing/hosts.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const newId = () => server.services.newId()
const kindsOf = async (id: string) => (await server.eventsOf(id)).map(({ kind }) => kind)

test('a host is proposed once, and only the institution that proposed it sees it', async () => {
  const [season, elsewhere] = [await server.season(), await server.season()]
  const input = aHost(season)
  const view = await proposeOrganisation(server.as(season.coordinator), input)
  expect(view).toMatchObject({
    status: 'PROPOSED',
    proposedBy: { id: season.institution.id },
    can: ['approve', 'reject', 'merge'],
    canEdit: true,
  })
  expect(await proposeOrganisation(server.as(season.coordinator), input)).toEqual(view)
  await expect(proposeOrganisation(server.as(season.coordinator), { ...input, name: 'Other' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(
    proposeOrganisation(server.as(elsewhere.coordinator), { ...input, institutionId: elsewhere.institution.id }),
  ).rejects.toMatchObject({ code: 'ID_TAKEN' })
  expect(await server.eventsOf(input.id)).toMatchObject([
    {
      kind: 'organisation.proposed',
      subjectType: 'organisation',
      toStatus: 'PROPOSED',
      actorId: season.coordinator.id,
      institutionId: season.institution.id,
    },
  ])
  await expect(viewOrganisation(server.as(elsewhere.coordinator), input.id)).rejects.toMatchObject({ code: 'ORGANISATION_NOT_FOUND' })
  expect(await searchOrganisations(server.as(elsewhere.student), 'kilimanjaro')).toEqual([])
  expect(await searchOrganisations(server.as(season.student), 'kilimanjaro')).toMatchObject([{ id: input.id, sites: [] }])
})

test('a host that several institutions use is changed by the one that brought it in alone', async () => {
  const [season, guest] = [await server.season(), await server.season()]
  const em = server.db.orm.em.fork()
  const { id } = season.organisation
  const may = async (who: TestPerson) => (await viewOrganisation(server.as(who), id)).canEdit
  expect(await may(season.coordinator), 'nobody else uses it').toBe(true)
  expect(await may(guest.coordinator)).toBe(false)
  await em.nativeUpdate(Contact, { user: guest.industrialSupervisor.id }, { organisation: id })
  expect(await may(season.coordinator), 'another one has a contact there').toBe(false)
  await em.nativeUpdate(Placement, { id: guest.placement.id }, { organisation: id, site: season.site.id })
  for (const who of [season.coordinator, guest.coordinator]) expect(await may(who)).toBe(false)
  const { institutionId, ...fields } = aHost(guest, { id, name: 'Ours' })
  await expect(editOrganisation(server.as(guest.coordinator), { ...fields, version: 1 })).rejects.toMatchObject({ code: 'NOT_YOURS' })
  await em.nativeUpdate(Organisation, { id }, { proposedBy: season.institution.id })
  expect(await may(season.coordinator)).toBe(true)
  expect(await may(guest.coordinator)).toBe(false)
})

test('a student proposes to his own institution, and decides nothing', async () => {
  const [season, elsewhere] = [await server.season(), await server.season()]
  const input = aHost(season)
  const view = await proposeOrganisation(server.as(season.student), input)
  expect(view).toMatchObject({ status: 'PROPOSED', can: [], canEdit: false, contacts: [] })
  await expect(proposeOrganisation(server.as(elsewhere.student), aHost(season))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(approveOrganisation(server.as(season.student), { id: input.id, version: 1 })).rejects.toMatchObject({ code: 'NOT_YOURS' })
})

test('approved, every institution sees it; rejected with a reason, none but its own; looked at again, it is proposed', async () => {
  const [season, elsewhere] = [await server.season(), await server.season()]
  const ctx = server.as(season.coordinator)
  const { id } = await proposed(server, season)
  const reject = { id, version: 1, comment: 'Closed in 2024.', requestId: newId() }
  const rejected = await rejectOrganisation(ctx, reject)
  expect(rejected).toMatchObject({ status: 'REJECTED', version: 2, can: ['reopen'], canEdit: false })
  expect(await rejectOrganisation(ctx, reject)).toEqual(rejected)
  await expect(rejectOrganisation(ctx, { ...reject, comment: 'Other.' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(approveOrganisation(ctx, { id, version: 2 })).rejects.toMatchObject({ code: 'WRONG_STATE', facts: { status: 'REJECTED' } })
  expect(await reopenOrganisation(ctx, { id, version: 2 })).toMatchObject({ status: 'PROPOSED' })
  await expect(approveOrganisation(ctx, { id, version: 2 })).rejects.toMatchObject({ code: 'STALE_VERSION', facts: { version: 3 } })
  const approve = { id, version: 3, requestId: newId() }
  const shared = await approveOrganisation(ctx, approve)
  expect(shared).toMatchObject({ status: 'APPROVED', can: ['merge'] })
  expect(await approveOrganisation(ctx, approve)).toEqual(shared)
  expect(await viewOrganisation(server.as(elsewhere.coordinator), id)).toMatchObject({ status: 'APPROVED', can: [], canEdit: false })
  expect(await kindsOf(id)).toEqual(['organisation.proposed', 'organisation.rejected', 'organisation.reopened', 'organisation.approved'])
  expect((await listOrganisationEvents(ctx, id))[2]).toMatchObject({
    kind: 'organisation.rejected',
    comment: 'Closed in 2024.',
    by: { name: 'Joseph Lyimo' },
  })
  const seenElsewhere = await listOrganisationEvents(server.as(elsewhere.coordinator), id)
  expect(seenElsewhere[0]).toMatchObject({ kind: 'organisation.approved', by: null, institution: season.institution.name })
  expect(seenElsewhere.map(({ comment }) => comment)).toEqual([null, null, null, null])
})

test('a shared host is edited by those who placed somebody there, in turn, and by nobody else', async () => {
  const [season, elsewhere] = [await server.season(), await server.season()]
  const id = season.organisation.id
  const { institutionId, ...fields } = aHost(season, { id, name: 'Pwani Power Company' })
  const input = { ...fields, version: 1, requestId: newId() }
  const view = await editOrganisation(server.as(season.coordinator), input)
  expect(view).toMatchObject({ name: 'Pwani Power Company', phone: '+255 22 211 1174', version: 2, placements: 2 })
  expect(await editOrganisation(server.as(season.coordinator), input)).toEqual(view)
  await expect(editOrganisation(server.as(season.coordinator), { ...input, sector: 'Energy' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(editOrganisation(server.as(season.coordinator), { ...input, requestId: newId() })).rejects.toMatchObject({
    code: 'STALE_VERSION',
  })
  await expect(editOrganisation(server.as(elsewhere.coordinator), { ...input, version: 2, requestId: newId() })).rejects.toMatchObject({
    code: 'NOT_YOURS',
  })
  expect(await kindsOf(id)).toEqual(['organisation.edited'])
})

test('a host that a vacancy names is not rejected, until that was thrown away', async () => {
  const season = await server.season()
  const em = () => server.db.orm.em.fork()
  await em().execute('delete from placement where organisation_id = ?', [season.organisation.id])
  await em().nativeUpdate(Organisation, { id: season.organisation.id }, { status: 'PROPOSED', proposedBy: season.institution.id })
  const vacancyId = await aVacancy(server, season, { status: 'DRAFT' })
  const reject = () => rejectOrganisation(server.as(season.coordinator), { id: season.organisation.id, version: 1, comment: 'No.' })
  await expect(reject()).rejects.toMatchObject({ code: 'ORGANISATION_IN_USE' })
  await em().nativeUpdate(Vacancy, { id: vacancyId }, { status: 'DISCARDED' })
  expect(await reject()).toMatchObject({ status: 'REJECTED' })
})

test('where somebody is placed, nothing is rejected', async () => {
  const season = await server.season()
  await server.db.orm.em
    .fork()
    .nativeUpdate(Organisation, { id: season.organisation.id }, { status: 'PROPOSED', proposedBy: season.institution.id })
  await expect(
    rejectOrganisation(server.as(season.coordinator), { id: season.organisation.id, version: 1, comment: 'No.' }),
  ).rejects.toMatchObject({
    code: 'ORGANISATION_IN_USE',
  })
})

test('a site is added by whoever sees the host, and edited by whoever answers for it', async () => {
  const [season, elsewhere] = [await server.season(), await server.season()]
  const { id: organisationId } = await approved(server, season)
  const input = { id: newId(), organisationId, name: 'Moshi plant', address: 'Moshi', position: { latitude: -3.35, longitude: 37.34 } }
  const view = await addSite(server.as(elsewhere.coordinator), input)
  expect(view.sites).toEqual([{ id: input.id, name: 'Moshi plant', address: 'Moshi', position: input.position, version: 1 }])
  expect(await addSite(server.as(elsewhere.coordinator), input)).toEqual(view)
  await expect(addSite(server.as(season.coordinator), { ...input, name: 'Other' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  const { organisationId: _, ...fields } = input
  const edit = { ...fields, version: 1, requestId: newId(), name: 'Moshi brewery', position: null }
  await expect(editSite(server.as(elsewhere.coordinator), edit)).rejects.toMatchObject({ code: 'NOT_YOURS' })
  const edited = await editSite(server.as(season.coordinator), edit)
  expect(edited.sites).toMatchObject([{ name: 'Moshi brewery', position: null, version: 2 }])
  expect(await editSite(server.as(season.coordinator), edit)).toEqual(edited)
  await expect(editSite(server.as(season.coordinator), { ...edit, requestId: newId() })).rejects.toMatchObject({ code: 'STALE_VERSION' })
  expect((await kindsOf(organisationId)).slice(2)).toEqual(['organisation.siteAdded', 'organisation.siteEdited'])
})

test('hosts are listed by what they are to the institution, by name, and paged', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const names = ['Zanzibar Spice', 'Arusha Coffee', 'Mbeya Cement']
  for (const name of names) await proposed(server, season, { name, website: '', phone: '' })
  const list = async (over: Partial<Parameters<typeof listOrganisations>[1]>) =>
    listOrganisations(ctx, { show: 'proposed', limit: 20, ...over })
  expect((await list({})).items.map(({ name }) => name)).toEqual([...names].sort())
  const first = await list({ limit: 2 })
  const second = await list({ limit: 2, cursor: first.next ?? '' })
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([...names].sort())
  expect(second.next).toBeNull()
  expect((await list({ show: 'used' })).items).toMatchObject([{ name: season.organisation.name, placements: 2, sites: 1, agreement: null }])
  expect((await list({ show: 'all', q: 'arusha cofee' })).items.map(({ name }) => name)).toEqual(['Arusha Coffee'])
  expect((await list({ show: 'rejected' })).items).toEqual([])
})

test('bad input is named', () => {
  const season = { institution: { id: newId() } } as Parameters<typeof aHost>[0]
  const pointers = (schema: { safeParse: (value: unknown) => { error?: { issues: { path: PropertyKey[] }[] } } }, value: unknown) =>
    schema.safeParse(value).error?.issues.map(({ path }) => path.join('/'))
  expect(pointers(ProposeOrganisationInput, aHost(season))).toBeUndefined()
  expect(pointers(ProposeOrganisationInput, aHost(season, { name: ' ', website: 'javascript:alert(1)', phone: 'call us' }))).toEqual([
    'name',
    'website',
    'phone',
  ])
  expect(pointers(EditOrganisationInput, { ...aHost(season), version: 0 })).toEqual(['version', ''])
  expect(
    pointers(AddSiteInput, { id: newId(), organisationId: newId(), name: 'A', address: '', position: { latitude: 91, longitude: 0 } }),
  ).toEqual(['position/latitude'])
  // A text that a careless pattern would chew on for ever.
  expect(pointers(ProposeOrganisationInput, aHost(season, { website: `${'a.'.repeat(149)}@` }))).toEqual(['website'])
})

test('who is no coordinator or of another institution finds nothing to do', async () => {
  const [season, elsewhere] = [await server.season(), await server.season()]
  const { id } = await proposed(server, season)
  const { institutionId, ...fields } = aHost(season, { id })
  const acts: ((ctx: Ctx) => Promise<unknown>)[] = [
    (who) => viewOrganisation(who, id),
    (who) => listOrganisationEvents(who, id),
    (who) => editOrganisation(who, { ...fields, version: 1 }),
    (who) => approveOrganisation(who, { id, version: 1 }),
    (who) => rejectOrganisation(who, { id, version: 1, comment: 'No.' }),
    (who) => reopenOrganisation(who, { id, version: 1 }),
    (who) => addSite(who, { id: newId(), organisationId: id, name: 'A', address: '', position: null }),
  ]
  const others: TestPerson[] = [season.industrialSupervisor, season.universitySupervisor, elsewhere.student, elsewhere.coordinator]
  for (const act of acts)
    for (const who of others) await expect(act(server.as(who))).rejects.toMatchObject({ code: 'ORGANISATION_NOT_FOUND' })
  expect(await kindsOf(id)).toEqual(['organisation.proposed'])
})
