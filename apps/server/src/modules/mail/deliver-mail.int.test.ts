import { BouncedAddress, Mail } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { keepingMailer, type Letter, smtpMailer } from '../../kernel/mailer.ts'
import { inTransaction } from '../../kernel/use-case.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { startWorker } from '../../worker.ts'
import { deliverMail } from './deliver-mail.ts'
import { deliverWaiting } from './deliver-waiting.ts'
import { type NewMail, sendMail } from './send-mail.ts'
import { plainTextOf, startTestSmtp, type TestSmtp } from './testing/smtp.ts'

const FROM = { name: 'IPT Service', address: 'ipt@usambara.example' }

let server: TestServer
let season: TestSeason
let smtp: TestSmtp
beforeAll(async () => {
  server = await startTestServer()
  season = await server.season()
})
afterAll(() => server.stop())
beforeEach(async () => {
  smtp = await startTestSmtp()
  server.services.mailer = smtpMailer(smtp.url, FROM)
})
afterEach(async () => {
  await smtp.stop()
  await server.db.orm.em.fork().nativeDelete(BouncedAddress, {})
})

const write = (change: Partial<NewMail> = {}): Promise<string> =>
  inTransaction(server.as(season.student), (tx) =>
    sendMail(tx, {
      to: { userId: season.student.id, address: season.student.email, language: 'en' },
      institutionId: season.institution.id,
      kind: 'test',
      body: { subject: 'Habari — ya leo', text: 'Karibu: https://ipt.example/#a=b\n', html: '<p>Karibu</p>' },
      ...change,
    }),
  )
const row = (id: string) => server.db.orm.em.fork().findOneOrFail(Mail, { id })
const deliver = (mailId: string, last = false) => deliverMail(server.services, { mailId, last })
const jobsOf = async (id: string) =>
  server.db.orm.em
    .fork()
    .execute<{ attempts: number; waits: boolean }[]>(`select attempts, run_at > now() as waits from graphile_worker.jobs where key = ?`, [
      `mail.deliver:${id}`,
    ])

test('a mail arrives as it was written, once, and says that no person wrote it', async () => {
  const id = await write()
  expect(await deliver(id)).toBe('SENT')
  expect(smtp.arrived).toMatchObject([{ from: FROM.address, to: [season.student.email] }])
  const raw = smtp.arrived[0]?.raw ?? ''
  expect(raw).toContain(`Message-ID: <${id}@usambara.example>`)
  expect(raw).toContain('Auto-Submitted: auto-generated')
  expect(raw).toContain('From: IPT Service <ipt@usambara.example>')
  expect(plainTextOf(raw).trim()).toBe('Karibu: https://ipt.example/#a=b')
  expect(await row(id)).toMatchObject({
    state: 'SENT',
    attempts: 1,
    sentAt: server.clock.now,
    lastError: null,
    text: expect.stringContaining('Karibu'),
  })
  expect(await deliver(id)).toBe('GONE')
  expect(smtp.arrived).toHaveLength(1)
})

test('the job is part of the transaction: what is rolled back sends nothing', async () => {
  let id = ''
  const failed = inTransaction(server.as(season.student), async (tx) => {
    id = await sendMail(tx, {
      to: { userId: season.student.id, address: season.student.email, language: 'en' },
      institutionId: null,
      kind: 'test',
      body: { subject: 's', text: 't', html: 'h' },
    })
    expect(await tx.em.execute('select 1 from graphile_worker.jobs where key = ?', [`mail.deliver:${id}`])).toHaveLength(1)
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(await jobsOf(id)).toEqual([])
  expect(await deliver(id)).toBe('GONE')
})

test.for(['RCPT', 'DATA'] as const)('a 451 at %s is tried again, under the same Message-ID, and arrives once', async (at) => {
  smtp.answers.push({ at, code: 451 })
  const id = await write()
  await expect(deliver(id)).rejects.toThrow('Refused by the test')
  const waiting = await row(id)
  expect(waiting).toMatchObject({ state: 'QUEUED', attempts: 1, claimedAt: null, lastError: expect.stringContaining('451') })
  expect(await deliver(id)).toBe('SENT')
  expect(await row(id)).toMatchObject({ state: 'SENT', attempts: 2, messageId: waiting.messageId, lastError: null })
  expect(smtp.arrived).toHaveLength(1)
})

test.for(['RCPT', 'DATA'] as const)('a 550 at %s is the end: bounced, never tried again', async (at) => {
  smtp.answers.push({ at, code: 550 })
  const id = await write({ secret: true })
  expect(await deliver(id)).toBe('BOUNCED')
  expect(await row(id)).toMatchObject({ state: 'BOUNCED', lastError: expect.stringContaining('550'), text: '', html: '' })
  expect(await deliver(id)).toBe('GONE')
  expect(smtp.arrived).toEqual([])
})

test('a mail server that is down is tried again until it is up; one that stays down fails on the last attempt', async () => {
  const { port } = new URL(smtp.url)
  await smtp.stop()
  const [one, other] = [await write(), await write()]
  await expect(deliver(one)).rejects.toThrow('ECONNREFUSED')
  expect(await deliver(other, true)).toBe('FAILED')
  smtp = await startTestSmtp(Number(port))
  expect(await deliver(one)).toBe('SENT')
  expect(await deliver(other)).toBe('GONE')
  expect(await row(other)).toMatchObject({ state: 'FAILED', lastError: expect.stringContaining('ECONNREFUSED') })
  expect(smtp.arrived).toHaveLength(1)
})

test('our own sign-in being refused bounces nobody’s mail', async () => {
  const url = new URL(smtp.url)
  url.username = 'ipt'
  url.password = 'wrong'
  server.services.mailer = smtpMailer(url.href, FROM)
  const id = await write()
  await expect(deliver(id)).rejects.toThrow()
  expect(await row(id)).toMatchObject({ state: 'QUEUED' })
  expect(await deliver(id, true)).toBe('FAILED')
})

test('two attempts at once send one mail; one that died is taken over later', async () => {
  const id = await write()
  const outcomes = await Promise.allSettled([deliver(id), deliver(id)])
  expect(outcomes.filter((each) => each.status === 'fulfilled' && each.value === 'SENT')).toHaveLength(1)
  expect(smtp.arrived).toHaveLength(1)

  const died = await write()
  await server.db.orm.em.fork().nativeUpdate(Mail, { id: died }, { claimedAt: server.clock.now })
  await expect(deliver(died)).rejects.toThrow('under way')
  server.clock.forward(11 * 60_000)
  expect(await deliver(died)).toBe('SENT')
})

test('words that hold a secret link are blanked once they are sent; the rest stays', async () => {
  const id = await write({ secret: true })
  expect((await row(id)).text).toContain('https://')
  await deliver(id)
  expect(await row(id)).toMatchObject({ state: 'SENT', text: '', html: '', subject: 'Habari — ya leo', address: season.student.email })
})

test.for(['amina@dit.ac.tz\r\nBcc: all@dit.ac.tz', 'amina@dit.ac.tz, juma@dit.ac.tz', 'no address'])(
  'nothing goes to %j',
  async (address) => {
    const id = await write({ to: { userId: season.student.id, address, language: 'en' }, secret: true })
    expect(await row(id)).toMatchObject({ state: 'FAILED', text: '', html: '' })
    expect(await jobsOf(id)).toEqual([])
    expect(smtp.arrived).toEqual([])
  },
)

test('without a mail server a mail is kept, and shown where somebody sits at the terminal', async () => {
  const shown: Letter[] = []
  server.services.mailer = keepingMailer((letter) => shown.push(letter))
  const id = await write({ secret: true })
  expect(await deliver(id)).toBe('KEPT')
  expect(shown).toMatchObject([{ to: season.student.email, text: expect.stringContaining('https://ipt.example/#a=b') }])
  expect(await row(id)).toMatchObject({ state: 'KEPT', text: '' })
  server.services.mailer = keepingMailer(null)
  expect(await deliver(await write())).toBe('KEPT')
})

test('the worker delivers by itself, and comes back to what failed', { timeout: 60_000 }, async () => {
  smtp.answers.push({ at: 'DATA', code: 451 })
  const ids = [await write(), await write()]
  const worker = await startWorker(server.services, server.db.appUrl)
  try {
    // The queue's first pause is under three seconds; whichever of the two was refused comes again after it.
    await vi.waitFor(async () => expect((await Promise.all(ids.map(row))).map(({ state }) => state)).toEqual(['SENT', 'SENT']), {
      timeout: 50_000,
    })
  } finally {
    await worker.stop()
  }
  expect((await Promise.all(ids.map(row))).map(({ attempts }) => attempts).sort()).toEqual([1, 2])
  expect(smtp.arrived).toHaveLength(2)
})

test('mails that nobody has tried yet go on behind one that was handed over; one that fails stays for its own job', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, () => write()))
  expect(await deliverWaiting(server.services)).toBeGreaterThanOrEqual(30)
  expect(new Set((await Promise.all(ids.map(row))).map(({ state, attempts }) => `${state} ${attempts}`))).toEqual(new Set(['SENT 1']))
  expect((await Promise.all(ids.map(jobsOf))).flat(), 'no job is left for what comes after to wait for').toEqual([])
  smtp.answers.push({ at: 'DATA', code: 451 })
  const late = await write()
  expect(await deliverWaiting(server.services)).toBe(0)
  expect(await row(late)).toMatchObject({ state: 'QUEUED', attempts: 1 })
  expect(await deliverWaiting(server.services), 'not again from here').toBe(0)
  expect(await jobsOf(late)).toHaveLength(1)
})
