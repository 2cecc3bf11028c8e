import { Agreement, Contact, Membership, Organisation, Placement, Vacancy } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { addAgreement } from './add-agreement.ts'
import { addContact } from './add-contact.ts'
import { addSite } from './add-site.ts'
import { assertContactChecked } from './assert-contact-checked.ts'
import { findDuplicates } from './duplicates.queries.ts'
import { listOrganisationEvents } from './history.queries.ts'
import { mergeOrganisations } from './merge-organisations.ts'
import { previewMerge, viewOrganisation } from './organisation.queries.ts'
import { approved, proposed } from './testing/hosts.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const newId = () => server.services.newId()
const em = () => server.db.orm.em.fork()

test('a host with placements is merged: all that is its own goes over, and its address leads on', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const id = season.organisation.id
  const into = await approved(server, season, { name: 'Pwani Power Company' })
  const agreement = { id: newId(), institutionId: season.institution.id, organisationId: id, title: 'MoU', startsOn: '2026-01-01' }
  await addAgreement(ctx, { ...agreement, expiresOn: null, attachmentId: null })
  const { id: contact } = await em().findOneOrFail(Contact, { user: season.industrialSupervisor.id, organisation: id })
  const vacancyId = newId()
  await em().insert(Vacancy, {
    ...{ id: vacancyId, institution: season.institution.id, cohort: season.cohort.id, organisation: id, site: season.site.id, contact },
    ...{ status: 'DRAFT', title: 'Substation', description: 'Work.', organisationName: season.organisation.name, slots: 1 },
    ...{
      startsOn: season.cohort.startsOn,
      endsOn: season.cohort.endsOn,
      applyBy: season.cohort.startsOn,
      createdAt: new Date(server.clock.now),
    },
  })
  // The same supervisor, known at both: unchecked at the one that stays.
  const again = { name: 'B. Mwakyusa', title: '', phone: '', email: season.industrialSupervisor.email, checked: false }
  await addContact(ctx, { id: newId(), institutionId: season.institution.id, organisationId: into.id, ...again })
  expect(await previewMerge(ctx, { id, intoId: into.id })).toEqual({ sites: 1, placements: 2, contacts: 2, agreements: 1 })

  const requestId = newId()
  const view = await mergeOrganisations(ctx, { id, intoId: into.id, requestId })
  expect(view).toMatchObject({ id: into.id, placements: 2, sites: [{ id: season.site.id }], agreements: [{ title: 'MoU' }] })
  expect(view.contacts.map(({ name, state }) => [name, state])).toEqual([
    ['Asha Mrisho', 'CHECKED'],
    ['B. Mwakyusa', 'CHECKED'],
  ])
  expect(await mergeOrganisations(ctx, { id, intoId: into.id, requestId })).toEqual(view)
  await expect(mergeOrganisations(ctx, { id, intoId: into.id })).rejects.toMatchObject({ code: 'WRONG_STATE', facts: { status: 'MERGED' } })

  expect(await em().count(Placement, { organisation: into.id, site: season.site.id })).toBe(2)
  expect(await em().count(Placement, { organisation: id })).toBe(0)
  expect(await em().findOneOrFail(Vacancy, vacancyId)).toMatchObject({
    organisation: { id: into.id },
    organisationName: 'Pwani Power Company',
    contact: { id: view.contacts.find(({ userId }) => userId === season.industrialSupervisor.id)?.id },
  })
  expect(await em().count(Membership, { organisation: id })).toBe(0)
  expect(await em().count(Membership, { organisation: into.id, until: null })).toBe(2)
  expect(await em().count(Agreement, { organisation: into.id })).toBe(1)
  const vouch = { institutionId: season.institution.id, organisationId: into.id, userId: season.industrialSupervisor.id }
  await expect(assertContactChecked(ctx, vouch, 'userId')).resolves.toBeUndefined()
  expect(await em().count(Contact, { user: season.industrialSupervisor.id, organisation: into.id })).toBe(1)
  expect(await viewOrganisation(ctx, id)).toMatchObject({
    status: 'MERGED',
    mergedInto: { id: into.id, name: 'Pwani Power Company' },
    can: [],
  })
  expect((await server.eventsOf(id)).at(-1)).toMatchObject({
    kind: 'organisation.merged',
    fromStatus: 'APPROVED',
    toStatus: 'MERGED',
    requestId,
    data: { intoId: into.id, sites: 1, placements: 2, contacts: 1, agreements: 1 },
  })
  expect((await listOrganisationEvents(ctx, into.id)).map(({ kind }) => kind)).toContain('organisation.merged')
})

test('one that was merged before leads on to the last, in one step', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const [one, two, three] = [await approved(server, season), await approved(server, season), await approved(server, season)]
  await mergeOrganisations(ctx, { id: one.id, intoId: two.id })
  await mergeOrganisations(ctx, { id: two.id, intoId: three.id })
  expect((await viewOrganisation(ctx, one.id)).mergedInto?.id).toBe(three.id)
  await expect(mergeOrganisations(ctx, { id: three.id, intoId: one.id })).rejects.toMatchObject({
    code: 'MERGE_REFUSED',
    fields: [{ pointer: '/intoId' }],
  })
})

test('what all see does not vanish into what one institution sees, nor anything into itself', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const [shared, own] = [await approved(server, season), await proposed(server, season)]
  await expect(mergeOrganisations(ctx, { id: shared.id, intoId: own.id })).rejects.toMatchObject({ code: 'MERGE_REFUSED' })
  await expect(mergeOrganisations(ctx, { id: own.id, intoId: own.id })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ pointer: '/intoId' }],
  })
  expect(await mergeOrganisations(ctx, { id: own.id, intoId: shared.id })).toMatchObject({ id: shared.id })
})

test('two merges against each other at the same moment end in one', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const [one, two] = [await approved(server, season), await approved(server, season)]
  const both = await Promise.allSettled([
    mergeOrganisations(ctx, { id: one.id, intoId: two.id }),
    mergeOrganisations(ctx, { id: two.id, intoId: one.id }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await em().count(Organisation, { id: { $in: [one.id, two.id] }, status: 'MERGED' })).toBe(1)
})

test('another institution merges only what it answers for', async () => {
  const [season, elsewhere] = [await server.season(), await server.season()]
  const [shared, target, own] = [await approved(server, season), await approved(server, season), await proposed(server, season)]
  await expect(mergeOrganisations(server.as(elsewhere.coordinator), { id: shared.id, intoId: target.id })).rejects.toMatchObject({
    code: 'NOT_YOURS',
  })
  for (const who of [elsewhere.coordinator, elsewhere.student, season.industrialSupervisor])
    await expect(mergeOrganisations(server.as(who), { id: own.id, intoId: target.id })).rejects.toMatchObject({
      code: 'ORGANISATION_NOT_FOUND',
    })
  expect((await server.eventsOf(shared.id)).map(({ kind }) => kind)).toEqual(['organisation.proposed', 'organisation.approved'])
})

test('what may be the same host is found by name, website or telephone, whoever writes it how', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const quiet = { website: '', phone: '' }
  const tanesco = await approved(server, season, { name: 'TANELEC (Co.) Limited', ...quiet })
  const site = await approved(server, season, { name: 'Umeme House', ...quiet, website: 'http://tanelec.example:8080/about' })
  const phone = await approved(server, season, { name: 'Grid Works', ...quiet, phone: '022 299 7755' })
  await approved(server, season, { name: 'Facebook Friends', ...quiet, website: 'https://facebook.com/someone' })
  await addSite(ctx, { id: newId(), organisationId: phone.id, name: 'Yard', address: '', position: null })
  const found = async (over: Partial<Parameters<typeof findDuplicates>[1]>) =>
    (await findDuplicates(ctx, { name: 'Something else', ...quiet, ...over })).map(({ id, signs }) => [id, signs])
  expect(await found({ name: 'Tanelec ltd' })).toEqual([[tanesco.id, ['NAME']]])
  expect(await found({ name: 'Tanelek' })).toEqual([[tanesco.id, ['NAME']]])
  expect(await found({ website: 'www.TANELEC.example' })).toEqual([[site.id, ['WEBSITE']]])
  expect(await found({ phone: '+255222997755' })).toEqual([[phone.id, ['PHONE']]])
  expect(await found({ website: 'https://www.facebook.com/other' })).toEqual([])
  expect(await found({ name: 'TANELEC', exceptId: tanesco.id })).toEqual([])
  expect(await findDuplicates(ctx, { name: 'Grid Works', ...quiet })).toMatchObject([{ sites: 1, placements: 0, status: 'APPROVED' }])
})
