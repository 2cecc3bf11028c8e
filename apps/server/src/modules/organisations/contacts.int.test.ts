import { AddAgreementInput, AddContactInput } from '@ipt/contracts'
import { ContactAddress, Membership, User } from '@ipt/db'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Ctx } from '../../kernel/use-case.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { addContact } from './add-contact.ts'
import { assertContactChecked } from './assert-contact-checked.ts'
import { checkContact } from './check-contact.ts'
import { correctContactEmail } from './correct-contact-email.ts'
import { editContact } from './edit-contact.ts'
import { listOrganisationEvents } from './history.queries.ts'
import { viewOrganisation } from './organisation.queries.ts'
import { approved } from './testing/hosts.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const newId = () => server.services.newId()
const em = () => server.db.orm.em.fork()
let made = 0
const anEmail = () => `contact.${made++}@host.example`

const aContact = (season: TestSeason, organisationId: string, over: Partial<z.output<typeof AddContactInput>> = {}) => ({
  id: newId(),
  institutionId: season.institution.id,
  organisationId,
  name: 'Grace Mollel',
  title: 'Plant engineer',
  phone: '+255 754 000 111',
  email: anEmail(),
  checked: false,
  ...over,
})

async function aHostWithContact(over: Partial<z.output<typeof AddContactInput>> = {}) {
  const season = await server.season()
  const host = await approved(server, season)
  const ctx = server.as(season.coordinator)
  const input = aContact(season, host.id, over)
  const view = await addContact(ctx, input)
  const contact = view.contacts[0]
  if (!contact) throw new Error('no contact')
  return {
    season,
    host,
    ctx,
    input,
    view,
    contact,
    vouch: { institutionId: season.institution.id, organisationId: host.id, userId: contact.userId },
  }
}

test('a contact is a person without a password, unchecked; sent twice it is one', async () => {
  const { season, host, ctx, input, view, contact, vouch } = await aHostWithContact()
  expect(contact).toMatchObject({ name: 'Grace Mollel', email: input.email, state: 'UNCHECKED', version: 1, earlierEmails: [] })
  expect(await addContact(ctx, input)).toEqual(view)
  await expect(addContact(ctx, { ...input, name: 'Other' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(addContact(ctx, { ...input, id: newId() })).rejects.toMatchObject({ code: 'EMAIL_TAKEN', fields: [{ pointer: '/email' }] })
  expect(await em().findOneOrFail(User, contact.userId, { populate: ['passwordHash'] })).toMatchObject({
    email: input.email,
    passwordHash: null,
  })
  expect(await em().count(Membership, { user: contact.userId }), 'nobody supervises before the check').toBe(0)
  await expect(assertContactChecked(ctx, vouch, 'userId')).rejects.toMatchObject({ code: 'CONTACT_UNCHECKED' })
  const [event] = (await server.eventsOf(host.id)).slice(2)
  expect(event).toMatchObject({
    kind: 'contact.added',
    institutionId: season.institution.id,
    data: { contactId: input.id, userId: contact.userId },
  })
  expect(JSON.stringify(event?.data)).not.toContain('@')
})

test('checked, the person supervises for the host, and may be put on placements', async () => {
  const { host, ctx, contact, vouch } = await aHostWithContact()
  const input = { id: contact.id, version: 1, requestId: newId() }
  const view = await checkContact(ctx, input)
  expect(view.contacts).toMatchObject([{ state: 'CHECKED', version: 2 }])
  expect(await checkContact(ctx, input)).toEqual(view)
  await expect(checkContact(ctx, { id: contact.id, version: 2 })).rejects.toMatchObject({ code: 'WRONG_STATE' })
  await assertContactChecked(ctx, vouch, 'userId')
  expect(await em().find(Membership, { user: contact.userId })).toMatchObject([{ role: 'industrialSupervisor', until: null }])
  expect((await server.eventsOf(host.id)).at(-1)).toMatchObject({ kind: 'contact.checked', fromStatus: 'UNCHECKED', toStatus: 'CHECKED' })
})

test('a coordinator who knows already adds and checks with one press', async () => {
  const { host, ctx, vouch } = await aHostWithContact({ checked: true })
  await assertContactChecked(ctx, vouch, 'userId')
  expect((await server.eventsOf(host.id)).slice(2).map(({ kind }) => kind)).toEqual(['contact.added', 'contact.checked'])
})

test('an existing supervisor becomes a contact under his own id, at once and from two sides', async () => {
  const season = await server.season()
  const host = await approved(server, season)
  const email = season.industrialSupervisor.email.toUpperCase()
  const view = await addContact(server.as(season.coordinator), aContact(season, host.id, { email }))
  expect(view.contacts[0]).toMatchObject({ userId: season.industrialSupervisor.id, name: 'Grace Mollel' })
  const fresh = anEmail()
  const two = await Promise.allSettled(
    [1, 2].map(() => addContact(server.as(season.coordinator), aContact(season, host.id, { email: fresh }))),
  )
  expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await em().count(User, { email: fresh })).toBe(1)
})

test('a student’s address is refused, of whatever institution, and when it comes by correction', async () => {
  const { season, host, ctx, contact } = await aHostWithContact()
  const elsewhere = await server.season()
  for (const { email } of [season.student, elsewhere.student])
    await expect(addContact(ctx, aContact(season, host.id, { email }))).rejects.toMatchObject({
      code: 'CONTACT_IS_STUDENT',
      fields: [{ pointer: '/email' }],
    })
  await expect(correctContactEmail(ctx, { id: contact.id, version: 1, email: season.student.email })).rejects.toMatchObject({
    code: 'CONTACT_IS_STUDENT',
  })
})

test('an address is corrected in place: the person stays, the history keeps both', async () => {
  const { host, ctx, input, contact } = await aHostWithContact({ checked: true })
  const correct = { id: contact.id, version: 2, requestId: newId(), email: anEmail() }
  const view = await correctContactEmail(ctx, correct)
  expect(view.contacts).toMatchObject([
    { userId: contact.userId, email: correct.email, earlierEmails: [input.email], state: 'CHECKED', version: 3 },
  ])
  expect(await correctContactEmail(ctx, correct)).toEqual(view)
  await expect(correctContactEmail(ctx, { ...correct, email: anEmail() })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(correctContactEmail(ctx, { ...correct, requestId: newId() })).rejects.toMatchObject({ code: 'STALE_VERSION' })
  const event = (await server.eventsOf(host.id)).at(-1)
  const addresses = await em().find(ContactAddress, { contact: contact.id }, { orderBy: { since: 'asc', until: 'asc nulls last' } })
  expect(addresses.map(({ email }) => email).sort()).toEqual([input.email, correct.email].sort())
  expect(event).toMatchObject({ kind: 'contact.emailCorrected', data: { contactId: contact.id } })
  expect(addresses.map(({ id }) => id).sort()).toEqual([event?.data.addressId, event?.data.earlierAddressId].sort())
  expect(JSON.stringify(event?.data)).not.toContain('@')
})

test('an address that somebody signs in with, or that is known elsewhere, is not the coordinator’s to change', async () => {
  const { season, host, ctx, contact } = await aHostWithContact()
  await expect(correctContactEmail(ctx, { id: contact.id, version: 1, email: season.lecturer.email })).rejects.toMatchObject({
    code: 'EMAIL_TAKEN',
  })
  const elsewhere = await server.season()
  await addContact(server.as(elsewhere.coordinator), aContact(elsewhere, host.id, { email: contact.email }))
  const email = anEmail()
  await expect(correctContactEmail(ctx, { id: contact.id, version: 1, email })).rejects.toMatchObject({ code: 'CONTACT_HAS_ACCOUNT' })
  const signedUp = (await viewOrganisation(ctx, season.organisation.id)).contacts[0]
  await expect(correctContactEmail(ctx, { id: signedUp?.id ?? '', version: 1, email })).rejects.toMatchObject({
    code: 'CONTACT_HAS_ACCOUNT',
  })
})

test('name, title and telephone are edited', async () => {
  const { ctx, contact, host } = await aHostWithContact()
  const input = { id: contact.id, version: 1, requestId: newId(), name: 'Grace A. Mollel', title: 'Manager', phone: '' }
  const view = await editContact(ctx, input)
  expect(view.contacts).toMatchObject([{ name: 'Grace A. Mollel', title: 'Manager', phone: '', version: 2 }])
  expect(await editContact(ctx, input)).toEqual(view)
  await expect(editContact(ctx, { ...input, requestId: newId() })).rejects.toMatchObject({ code: 'STALE_VERSION' })
  expect(await em().findOneOrFail(User, contact.userId)).toMatchObject({ name: 'Grace A. Mollel' })
  expect((await server.eventsOf(host.id)).at(-1)).toMatchObject({ kind: 'contact.edited', data: { contactId: contact.id } })
})

test('an institution’s contacts are its coordinators’ alone: others see and change none of them', async () => {
  const { season, host, contact } = await aHostWithContact()
  const elsewhere = await server.season()
  const acts: ((ctx: Ctx) => Promise<unknown>)[] = [
    (who) => editContact(who, { id: contact.id, version: 1, name: 'A', title: '', phone: '' }),
    (who) => correctContactEmail(who, { id: contact.id, version: 1, email: anEmail() }),
    (who) => checkContact(who, { id: contact.id, version: 1 }),
    (who) => addContact(who, aContact(season, host.id)),
  ]
  const others: TestPerson[] = [season.student, season.universitySupervisor, season.industrialSupervisor, elsewhere.coordinator]
  for (const act of acts) for (const who of others) await expect(act(server.as(who))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(JSON.stringify(await viewOrganisation(server.as(elsewhere.coordinator), host.id))).not.toContain(contact.email)
  expect(JSON.stringify(await viewOrganisation(server.as(season.student), host.id))).not.toContain(contact.email)
  expect((await listOrganisationEvents(server.as(elsewhere.coordinator), host.id)).map(({ kind }) => kind)).not.toContain('contact.added')
})

test('bad input is named', () => {
  const input = { id: newId(), institutionId: newId(), organisationId: newId(), name: '', title: '', phone: 'x', email: 'no address' }
  expect(AddContactInput.safeParse(input).error?.issues.map(({ path }) => path.join('/'))).toEqual(['name', 'phone', 'email'])
  const agreement = {
    id: newId(),
    institutionId: newId(),
    organisationId: newId(),
    title: 'MoU',
    startsOn: '2026-02-30',
    expiresOn: null,
    attachmentId: null,
  }
  expect(AddAgreementInput.safeParse(agreement).error?.issues.map(({ path }) => path.join('/'))).toEqual(['startsOn'])
})
