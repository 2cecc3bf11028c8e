import { Mail, MailPreference, Notification, Placement, User } from '@ipt/db'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { smtpMailer } from '../../kernel/mailer.ts'
import { advance, rebuild } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { startWorker } from '../../worker.ts'
import { requestRevision, submitLog, verifyLog } from '../logbook/index.ts'
import { plainTextOf, startTestSmtp, type TestSmtp } from '../mail/testing/smtp.ts'
import { enqueueDueMails } from './enqueue-due-mails.ts'
import { mailNotifications } from './mail-notifications.ts'
import { markRead } from './mark-read.ts'
import { notificationsProjection } from './notifications.projection.ts'
import { setMailPreferences } from './set-mail-preferences.ts'

const NOON = new Date('2026-08-18T09:00:00Z')
/** Seven in the morning of the day after, in Dar es Salaam. */
const SEVEN = new Date('2026-08-19T04:00:00Z')
const DAYS = ['2026-08-12', '2026-08-13', '2026-08-14', '2026-08-17', '2026-08-18']

let server: TestServer
let season: TestSeason
let smtp: TestSmtp
beforeAll(async () => {
  server = await startTestServer()
  server.services.origin = 'https://ipt.example'
})
afterAll(() => server.stop())
beforeEach(async () => {
  server.clock.now = new Date(NOON)
  season = await server.season()
  smtp = await startTestSmtp()
  server.services.mailer = smtpMailer(smtp.url, { name: 'IPT Service', address: 'ipt@usambara.example' })
})
afterEach(() => smtp.stop())

async function project(): Promise<void> {
  while ((await sequence(server.services.orm)) + (await advance(server.services.orm, notificationsProjection)) > 0);
}

/** Logs of these days, told of. */
async function submit(days: readonly string[] = DAYS): Promise<string[]> {
  const ids: string[] = []
  for (const logDate of days)
    ids.push((await submitLog(server.as(season.student), { content: 'Work.', hours: null, skills: [], attachmentIds: [], logDate })).id)
  await project()
  return ids
}
const mailTo = (person: TestPerson) => mailNotifications(server.services, person.id)
const mailsTo = (person: TestPerson) => server.db.orm.em.fork().find(Mail, { user: person.id }, { orderBy: { id: 'asc' } })
const duesOf = async (person: TestPerson) =>
  (await server.db.orm.em.fork().find(Notification, { user: person.id })).map(({ mailDueAt }) => mailDueAt ?? null)
const wish = (person: TestPerson, wishes: Omit<Parameters<typeof setMailPreferences>[1], 'language'>) =>
  setMailPreferences(server.as(person), { language: 'en', ...wishes })

test('five logs are one mail in the morning, that leads to each student’s logs and to the choice of mails', async () => {
  await submit()
  expect(await mailTo(season.industrialSupervisor)).toBeNull()
  server.clock.now = new Date(SEVEN.getTime() - 1)
  expect(await mailTo(season.industrialSupervisor)).toBeNull()
  server.clock.now = SEVEN
  expect(await mailTo(season.industrialSupervisor)).not.toBeNull()
  const mails = await mailsTo(season.industrialSupervisor)
  expect(mails).toMatchObject([
    {
      kind: 'digest',
      state: 'QUEUED',
      secret: false,
      mixed: false,
      institution: { id: season.institution.id },
      subject: '5 logs of Neema Mushi wait for you: Wed 12 – Tue 18 Aug.',
    },
  ])
  expect(mails[0]?.text).toContain('• 5 logs of Neema Mushi wait for you: Wed 12 – Tue 18 Aug.\n  https://ipt.example/industry\n')
  expect(mails[0]?.text).toContain('https://ipt.example/account#mails')
  expect(mails[0]?.html).toContain('<a href="https://ipt.example/industry"')
  expect(await mailTo(season.industrialSupervisor)).toBeNull()
})

test('of two at once one writes the mail, and one that died before its end leaves all of it to the next', async () => {
  await submit()
  server.clock.now = SEVEN
  const { newId } = server.services
  server.services.newId = () => {
    throw new Error('killed')
  }
  await expect(mailTo(season.industrialSupervisor)).rejects.toThrow('killed')
  server.services.newId = newId
  const written = await Promise.all([1, 2, 3, 4].map(() => mailTo(season.industrialSupervisor)))
  expect(written.filter((id) => id !== null)).toHaveLength(1)
  expect(await mailsTo(season.industrialSupervisor)).toHaveLength(1)
})

test('two workers on one database send it once, by a real mail server', { timeout: 60_000 }, async () => {
  await submit()
  server.clock.now = SEVEN
  expect(await enqueueDueMails(server.services)).toBe(1)
  expect(await enqueueDueMails(server.services)).toBe(1)
  const workers = await Promise.all([startWorker(server.services, server.db.appUrl), startWorker(server.services, server.db.appUrl)])
  try {
    await vi.waitFor(async () => expect(await mailsTo(season.industrialSupervisor)).toMatchObject([{ state: 'SENT', attempts: 1 }]), 50_000)
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()))
  }
  const arrived = smtp.arrived.filter(({ to }) => to.includes(season.industrialSupervisor.email))
  expect(arrived).toHaveLength(1)
  expect(plainTextOf(arrived[0]?.raw ?? '')).toContain('5 logs of Neema Mushi')
  expect(await enqueueDueMails(server.services)).toBe(0)
})

test('what was decided, taken back or read meanwhile is left out; with nothing left there is no mail', async () => {
  const [first = '', second = '', ...rest] = await submit()
  const host = server.as(season.industrialSupervisor)
  await verifyLog(host, { id: first })
  await requestRevision(host, { id: second, comment: 'Which relay?' })
  await project()
  server.clock.now = SEVEN
  await mailTo(season.industrialSupervisor)
  await mailTo(season.universitySupervisor)
  await mailTo(season.student)
  const [mail] = await mailsTo(season.industrialSupervisor)
  expect(mail?.subject).toBe('3 logs of Neema Mushi wait for you: Fri 14 – Tue 18 Aug.')
  expect((await mailsTo(season.universitySupervisor))[0]?.text).toContain(`https://ipt.example/university/logs/${first}`)
  expect((await mailsTo(season.student))[0]?.subject).toMatch(/^Baraka Mwakyusa returned your log of Thu 13 Aug/)

  for (const id of rest) await verifyLog(host, { id })
  await project()
  await markRead(server.as(season.universitySupervisor), {})
  server.clock.forward(24 * 60 * 60_000)
  expect(await mailTo(season.universitySupervisor)).toBeNull()
  expect(await mailsTo(season.universitySupervisor)).toHaveLength(1)
})

test('who was replaced is mailed nothing that waits for the one who came', async () => {
  await submit(DAYS.slice(0, 2))
  await server.db.orm.em.fork().nativeUpdate(Placement, { id: season.placement.id }, { industrialSupervisor: season.colleague.id })
  server.clock.now = SEVEN
  expect(await mailTo(season.industrialSupervisor)).toBeNull()
  expect(await mailsTo(season.industrialSupervisor)).toEqual([])
})

test('it is in the language of the person', async () => {
  await server.db.orm.em.fork().nativeUpdate(User, { id: season.industrialSupervisor.id }, { language: 'sw' })
  await submit()
  server.clock.now = SEVEN
  await mailTo(season.industrialSupervisor)
  const [mail] = await mailsTo(season.industrialSupervisor)
  expect(mail).toMatchObject({ language: 'sw', subject: expect.stringMatching(/^Kumbukumbu 5 za Neema Mushi zinakusubiri: .*12.*18/) })
  expect(mail?.text).toContain('Chagua barua')
})

test('wishes decide: never, at once, weekly, none at all; what waits already follows new ones', async () => {
  const host = season.industrialSupervisor
  await wish(host, { ways: { 'log.submitted': 'never' } })
  await submit(DAYS.slice(0, 1))
  expect(await duesOf(host)).toEqual([null])
  await wish(host, { ways: { 'log.submitted': 'atOnce' } })
  await submit(DAYS.slice(1, 2))
  expect(await duesOf(host)).toEqual(expect.arrayContaining([null, NOON]))
  await wish(host, { ways: { 'log.submitted': 'digest' }, rhythm: 'weekly' })
  expect(await duesOf(host)).toEqual(expect.arrayContaining([null, new Date('2026-08-24T04:00:00Z')]))
  await wish(host, { rhythm: 'off' })
  expect(await duesOf(host)).toEqual([null, null])
  server.clock.forward(30 * 24 * 60 * 60_000)
  expect(await mailTo(host)).toBeNull()
  expect(await mailsTo(host)).toEqual([])
})

test('quiet hours hold a mail back until they are over, also when the worker comes late', async () => {
  const host = season.industrialSupervisor
  await wish(host, { ways: { 'log.submitted': 'atOnce' }, quiet: { from: 20, to: 6 } })
  await submit()
  // Nobody was there to send it; now it is ten in the evening.
  server.clock.now = new Date('2026-08-18T19:00:00Z')
  expect(await mailTo(host)).toBeNull()
  server.clock.now = new Date('2026-08-19T02:59:59Z')
  expect(await mailTo(host)).toBeNull()
  server.clock.now = new Date('2026-08-19T03:00:00Z')
  expect(await mailTo(host)).not.toBeNull()
})

test('what could not be sent for days is old news, and nothing goes to people who may not sign in or whose address bounced', async () => {
  await submit()
  server.clock.now = new Date(SEVEN.getTime() + 3 * 24 * 60 * 60_000)
  expect(await mailTo(season.industrialSupervisor)).toBeNull()

  season = await server.season()
  server.clock.now = new Date(NOON)
  await submit()
  server.clock.now = SEVEN
  await server.db.orm.em.fork().nativeUpdate(User, { id: season.industrialSupervisor.id }, { state: 'SUSPENDED' })
  expect(await mailTo(season.industrialSupervisor)).toBeNull()
  expect(await mailsTo(season.industrialSupervisor)).toEqual([])
})

test('made again from the first event, nobody is mailed twice, and nobody is forgotten', async () => {
  await submit(DAYS.slice(0, 2))
  server.clock.now = SEVEN
  await mailTo(season.industrialSupervisor)
  await submit(DAYS.slice(2))
  const before = await duesOf(season.industrialSupervisor)
  await rebuild(server.services.orm, notificationsProjection)
  expect((await duesOf(season.industrialSupervisor)).map(String).sort()).toEqual(before.map(String).sort())
  expect(await mailTo(season.industrialSupervisor)).toBeNull()
  server.clock.forward(24 * 60 * 60_000)
  expect(await mailTo(season.industrialSupervisor)).not.toBeNull()
  expect((await mailsTo(season.industrialSupervisor)).map(({ subject }) => subject)).toEqual([
    '2 logs of Neema Mushi wait for you: Wed 12 – Thu 13 Aug.',
    '3 logs of Neema Mushi wait for you: Fri 14 – Tue 18 Aug.',
  ])
})

test('nothing is begun before it is known where links lead', async () => {
  await submit()
  server.clock.now = SEVEN
  expect(await enqueueDueMails({ ...server.services, origin: '' })).toBe(0)
})

test('wishes are one’s own: they name what one’s roles bring, refuse what nobody knows, and are kept once', async () => {
  const seen = await wish(season.student, { rhythm: 'weekly', quiet: { from: 22, to: 6 } })
  expect(seen).toMatchObject({ rhythm: 'weekly', quiet: { from: 22, to: 6 }, bounced: false })
  const kinds = seen.kinds.map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['log.returned', 'announcement.published']))
  expect(kinds).not.toContain('log.submitted')
  expect(await wish(season.student, { quiet: null })).toMatchObject({ rhythm: 'weekly', quiet: null })
  await expect(wish(season.student, { ways: { 'log.burnt': 'never' } })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  expect(await server.db.orm.em.fork().count(MailPreference, { user: season.student.id })).toBe(1)
})
