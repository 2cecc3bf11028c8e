import type { ListMailsInput } from '@ipt/contracts'
import { BouncedAddress, Mail, User } from '@ipt/db'
import { emailKey } from '@ipt/domain'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { keepingMailer, smtpMailer } from '../../kernel/mailer.ts'
import { inTransaction } from '../../kernel/use-case.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { deliverMail } from './deliver-mail.ts'
import { listMails, viewMail } from './mails.queries.ts'
import { type NewMail, sendMail } from './send-mail.ts'
import { sendMailAgain } from './send-mail-again.ts'
import { startTestSmtp, type TestSmtp } from './testing/smtp.ts'

let server: TestServer
let season: TestSeason
let other: TestSeason
let smtp: TestSmtp
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  season = await server.season()
  other = await server.season()
  smtp = await startTestSmtp()
  server.services.mailer = smtpMailer(smtp.url, { name: 'IPT Service', address: 'ipt@usambara.example' })
})
afterEach(() => smtp.stop())

const write = (change: Partial<NewMail> = {}, to: TestPerson = season.student): Promise<string> => {
  server.clock.forward(1_000)
  return inTransaction(server.as(to), (tx) =>
    sendMail(tx, {
      to: { userId: to.id, address: to.email, language: 'en' },
      institutionId: season.institution.id,
      kind: 'digest',
      body: { subject: 'New for you', text: 'Words.', html: '<p>Words.</p>' },
      ...change,
    }),
  )
}
const deliver = (mailId: string) => deliverMail(server.services, { mailId })
const list = (input: Partial<ListMailsInput> = {}, person: TestPerson = season.coordinator) =>
  listMails(server.as(person), server.services.mailer, { limit: 20, ...input })
const again = (id: string, requestId = uuidv7(), person: TestPerson = season.coordinator) =>
  sendMailAgain(server.as(person), { id, requestId })
const marks = (email: string) => server.db.orm.em.fork().count(BouncedAddress, { addressKey: emailKey(email) })

test('a coordinator sees every mail of the institution, newest first, and nobody else’s', async () => {
  const sent = await write()
  await deliver(sent)
  const waiting = await write({}, season.universitySupervisor)
  await write({ institutionId: null })
  await write({ institutionId: other.institution.id }, other.student)
  const page = await list()
  expect(page).toMatchObject({
    delivers: true,
    next: null,
    items: [
      { id: waiting, state: 'QUEUED', can: ['read'], to: { name: season.universitySupervisor.name } },
      { id: sent, state: 'SENT', attempts: 1, why: null, bounced: false, address: season.student.email, can: ['read'] },
    ],
  })
  expect((await list({ state: 'SENT' })).items.map(({ id }) => id)).toEqual([sent])
  expect((await list({ user: season.universitySupervisor.id })).items.map(({ id }) => id)).toEqual([waiting])
  expect((await list({ q: season.student.name.slice(0, 6).toUpperCase() })).items.map(({ id }) => id)).toEqual([sent])
  expect((await list({ q: '100%_' })).items).toEqual([])
  const first = await list({ limit: 1 })
  expect((await list({ limit: 1, cursor: first.next ?? undefined })).items.map(({ id }) => id)).toEqual([sent])
  expect((await list({}, season.student)).items).toEqual([])
  await expect(viewMail(server.as(other.coordinator), sent)).rejects.toMatchObject({ code: 'MAIL_NOT_FOUND' })
  await expect(again(sent, uuidv7(), other.coordinator)).rejects.toMatchObject({ code: 'MAIL_NOT_FOUND' })
})

test('words are read, but for those that hold a secret or tell of other institutions', async () => {
  const coordinator = server.as(season.coordinator)
  expect(await viewMail(coordinator, await write())).toMatchObject({ text: 'Words.', language: 'en' })
  expect(await viewMail(coordinator, await write({ secret: true }))).toMatchObject({ text: null, can: [] })
  expect(await viewMail(coordinator, await write({ mixed: true }))).toMatchObject({ text: null, can: [] })
})

test('an address that is refused for good is marked, and gets no more mails until it is another', async () => {
  const [first, second] = [await write(), await write()]
  smtp.answers.push({ at: 'RCPT', code: 550 })
  expect(await deliver(first)).toBe('BOUNCED')
  expect(await deliver(second)).toBe('FAILED')
  const third = await write()
  expect(smtp.arrived).toEqual([])
  expect((await list()).items).toMatchObject([
    { id: third, state: 'FAILED', bounced: true, why: 'Mail to this address came back before.' },
    { id: second, state: 'FAILED', bounced: true },
    { id: first, state: 'BOUNCED', bounced: true, why: expect.stringContaining('550'), can: ['read', 'sendAgain'] },
  ])
  const corrected = `right.${season.student.email}`
  await server.db.orm.em.fork().nativeUpdate(User, { id: season.student.id }, { email: corrected, emailKey: emailKey(corrected) })
  const fourth = await write({ to: { userId: season.student.id, address: corrected, language: 'en' } })
  expect(await deliver(fourth)).toBe('SENT')
  expect(await again(first)).toMatchObject({ state: 'QUEUED', address: corrected, bounced: false, why: null })
  expect(await deliver(first)).toBe('SENT')
  expect(smtp.arrived.map(({ to }) => to)).toEqual([[corrected], [corrected]])
})

test('a letter that is refused for what it says marks no address', async () => {
  smtp.answers.push({ at: 'DATA', code: 554 })
  expect(await deliver(await write())).toBe('BOUNCED')
  expect(await marks(season.student.email)).toBe(0)
})

test('sent again, it goes once, the mark is gone, and the record says who did it', async () => {
  const id = await write()
  smtp.answers.push({ at: 'RCPT', code: 550 })
  await deliver(id)
  expect(await marks(season.student.email)).toBe(1)
  const requestId = uuidv7()
  const line = await again(id, requestId)
  expect(line).toMatchObject({ state: 'QUEUED', bounced: false })
  expect(await again(id, requestId)).toEqual(line)
  expect(await marks(season.student.email)).toBe(0)
  const before = await server.db.orm.em.fork().findOneOrFail(Mail, { id })
  expect(await deliver(id)).toBe('SENT')
  expect(await deliver(id)).toBe('GONE')
  expect(smtp.arrived).toHaveLength(1)
  expect(smtp.arrived[0]?.raw).toContain(`Message-ID: ${before.messageId}`)
  expect(await again(id, requestId)).toMatchObject({ state: 'SENT' })
  await expect(again(id)).rejects.toMatchObject({ code: 'WRONG_STATE' })
  await expect(again(await write(), requestId)).rejects.toMatchObject({ code: 'ID_TAKEN' })
  expect(await server.eventsOf(season.student.id)).toMatchObject([
    {
      kind: 'user.mailSentAgain',
      actorId: season.coordinator.id,
      fromStatus: 'BOUNCED',
      toStatus: 'QUEUED',
      data: { mailId: id },
      requestId,
    },
  ])
})

test('a secret is never sent again: its words are gone', async () => {
  const id = await write({ secret: true })
  smtp.answers.push({ at: 'DATA', code: 554 })
  await deliver(id)
  await expect(again(id)).rejects.toMatchObject({ code: 'MAIL_SECRET' })
})

test('without a mail server mails are kept, and the list says so', async () => {
  server.services.mailer = keepingMailer(null)
  const id = await write()
  await deliver(id)
  expect(await list()).toMatchObject({ delivers: false, items: [{ id, state: 'KEPT', can: ['read', 'sendAgain'] }] })
})

test('a coordinator alone gets the list, and its file', async () => {
  await write()
  const file = async (person: TestPerson) =>
    server.request('/exports/mails.csv?filter={"state":"QUEUED"}', { headers: { Authorization: `Bearer ${await server.tokenOf(person)}` } })
  const answer = await file(season.coordinator)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain(`${season.student.name},${season.student.email},New for you,digest,QUEUED`)
  expect((await file(season.student)).status).toBe(403)
  const refused = await server.request('/trpc/mails.list?input={}', {
    headers: { Authorization: `Bearer ${await server.tokenOf(season.student)}` },
  })
  expect(refused.status).toBe(403)
})

test('what goes to a company’s supervisor about their account is seen where they are a contact, and nowhere else', async () => {
  server.services.mailer = keepingMailer(null)
  const supervisor = season.industrialSupervisor
  const id = await write({ institutionId: null, kind: 'passwordChanged' }, supervisor)
  await write({ institutionId: null, kind: 'passwordChanged' }, season.student)
  await deliver(id)
  expect((await list()).items).toMatchObject([{ id, state: 'KEPT', to: { id: supervisor.id }, can: ['read', 'sendAgain'] }])
  expect((await list({}, other.coordinator)).items).toEqual([])
  await expect(viewMail(server.as(other.coordinator), id)).rejects.toMatchObject({ code: 'MAIL_NOT_FOUND' })
  await again(id)
  expect(await server.eventsOf(supervisor.id)).toMatchObject([{ kind: 'user.mailSentAgain', institutionId: season.institution.id }])
  const secret = await write({ institutionId: null, kind: 'passwordReset', secret: true }, supervisor)
  expect(await viewMail(server.as(season.coordinator), secret), 'a link is for its reader alone').toMatchObject({ text: null, can: [] })
})
