import { Readable } from 'node:stream'
import type { TestPerson } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '../../kernel/use-case.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { storeFile } from '../files/index.ts'
import { addAgreement } from './add-agreement.ts'
import { editAgreement } from './edit-agreement.ts'
import { viewOrganisation } from './organisation.queries.ts'
import { listOrganisations } from './organisations.queries.ts'
import { approved } from './testing/hosts.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const newId = () => server.services.newId()
const aPaper = (ctx: Ctx, words: string) =>
  storeFile(ctx, {
    id: newId(),
    name: 'mou.pdf',
    bytes: Readable.from([Buffer.from(`%PDF-1.4\n%${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`)]),
  })

async function anAgreement(over: { expiresOn?: string | null } = {}) {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const host = await approved(server, season)
  const paper = await aPaper(ctx, host.id)
  const input = {
    id: newId(),
    institutionId: season.institution.id,
    organisationId: host.id,
    title: 'Memorandum of understanding',
    startsOn: '2026-01-01',
    expiresOn: '2026-12-31',
    attachmentId: paper.id,
    ...over,
  }
  return { season, ctx, host, paper, input, view: await addAgreement(ctx, input) }
}

test('an agreement is added with its paper, once, and edited with another', async () => {
  const { ctx, host, input, paper, view } = await anAgreement()
  expect(view.agreements).toMatchObject([{ id: input.id, title: input.title, state: 'VALID', file: { id: paper.id }, version: 1 }])
  expect(await addAgreement(ctx, input)).toEqual(view)
  await expect(addAgreement(ctx, { ...input, title: 'Other' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  const next = await aPaper(ctx, 'signed again')
  const { institutionId, organisationId, ...fields } = input
  const edit = { ...fields, version: 1, requestId: newId(), expiresOn: '2026-09-30', attachmentId: next.id }
  const edited = await editAgreement(ctx, edit)
  expect(edited.agreements).toMatchObject([{ state: 'EXPIRING', file: { id: next.id }, version: 2 }])
  expect(await editAgreement(ctx, edit)).toEqual(edited)
  await expect(editAgreement(ctx, { ...edit, requestId: newId() })).rejects.toMatchObject({ code: 'STALE_VERSION' })
  expect((await server.eventsOf(host.id)).slice(2)).toMatchObject([
    { kind: 'agreement.added', data: { agreementId: input.id, expiresOn: '2026-12-31', attachmentId: paper.id } },
    { kind: 'agreement.edited', revision: 2, data: { expiresOn: '2026-09-30', attachmentId: next.id } },
  ])
})

test.for([
  [null, 'VALID'],
  ['2026-10-17', 'EXPIRING'],
  ['2026-08-17', 'EXPIRED'],
] as const)('one until %s is marked %s in lists too', async ([expiresOn, state]) => {
  const { ctx, host } = await anAgreement({ expiresOn })
  const { items } = await listOrganisations(ctx, { show: 'all', q: host.name, limit: 20 })
  expect(items.find(({ id }) => id === host.id)?.agreement).toEqual({ expiresOn, state })
})

test('one that ends before it starts is refused by name', async () => {
  const { ctx, input } = await anAgreement()
  const wrong = { ...input, id: newId(), attachmentId: null, expiresOn: '2025-12-31' }
  await expect(addAgreement(ctx, wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID', fields: [{ pointer: '/expiresOn' }] })
  await expect(addAgreement(ctx, { ...wrong, expiresOn: null, attachmentId: newId() })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
})

test('agreement and paper are the institution’s own', async () => {
  const { season, input, host, paper } = await anAgreement()
  const elsewhere = await server.season()
  const { institutionId, organisationId, ...fields } = input
  const others: TestPerson[] = [season.student, season.industrialSupervisor, season.universitySupervisor, elsewhere.coordinator]
  for (const who of others) {
    await expect(addAgreement(server.as(who), { ...input, id: newId(), attachmentId: null })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(editAgreement(server.as(who), { ...fields, version: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const headers = { authorization: `Bearer ${await server.tokenOf(who)}` }
    expect((await server.request(`/api/v1/files/${paper.id}`, { headers })).status).toBe(404)
  }
  expect((await viewOrganisation(server.as(elsewhere.coordinator), host.id)).agreements).toEqual([])
  const headers = { authorization: `Bearer ${await server.tokenOf(season.coordinator)}` }
  expect((await server.request(`/api/v1/files/${paper.id}`, { headers })).status).toBe(200)
})
