import { DomainEvent, Invitation, Mail, Membership, PasswordReset, User } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/index.ts'
import { iptOn, ipt as iptWith, settingsOf } from './testing/ipt.ts'

let server: TestServer
let ipt: ReturnType<typeof iptOn>
let season: TestSeason
beforeAll(async () => {
  server = await startTestServer()
  ipt = iptOn(server.db, { PUBLIC_ORIGIN: 'https://ipt.example' })
})
afterAll(() => server.stop())
beforeEach(async () => {
  season = await server.season()
})

const em = () => server.db.orm.em.fork()
const create = (email: string, ...more: string[]) =>
  ipt('create-coordinator', '--institution', season.institution.id, '--name', 'Wanjiru Kamau', '--email', email, ...more)

test('create-coordinator: with a link that leads to an account; twice is once, with a new link', async () => {
  const email = `wanjiru-${season.institution.id}@pili.example`
  const first = await create(email, '--json')
  expect(first).toMatchObject({ code: 0 })
  const value = JSON.parse(first.out)
  expect(value).toMatchObject({
    institutionId: season.institution.id,
    before: false,
    link: expect.stringMatching(/^https:\/\/ipt\.example\/join#\S+$/),
  })
  const { coordinatorId } = value
  expect(await em().count(Membership, { user: coordinatorId, role: 'coordinator', institution: season.institution.id, until: null })).toBe(
    1,
  )
  const added = await em().findOneOrFail(DomainEvent, { subjectId: coordinatorId, kind: 'user.added' })
  expect(added).toMatchObject({ actorKind: 'system', actorId: null, actorRole: null, institutionId: season.institution.id })

  const second = await create(email.toUpperCase())
  expect(second).toMatchObject({ code: 0, out: expect.stringContaining('was a coordinator') })
  expect(second.out).toMatch(/^https:\/\/ipt\.example\/join#\S+$/m)
  expect(second.out).not.toContain(value.link)
  expect(await em().count(User, { email })).toBe(1)
  expect(await em().count(Membership, { user: coordinatorId })).toBe(1)
  expect(await em().count(Invitation, { user: coordinatorId, supersededAt: null })).toBe(1)
})

test('create-coordinator: who has an account gets no link; who studies there, is suspended or is nobody there is refused', async () => {
  const { coordinator, student } = season
  expect(await create(coordinator.email)).toMatchObject({ code: 0, out: expect.stringContaining('sign in as before') })
  expect(await create(student.email)).toMatchObject({ code: 1, out: '' })
  await em().nativeUpdate(User, { id: student.id }, { state: 'SUSPENDED' })
  const suspended = await create(student.email, '--json')
  expect(suspended.code).toBe(1)
  expect(JSON.parse(suspended.out)).toMatchObject({ error: { code: 'EMAIL_TAKEN' } })
  expect(await em().count(Membership, { user: student.id, role: 'coordinator' })).toBe(0)
})

test('create-coordinator: which institution is asked where there are several, and named where there is none such', async () => {
  await server.season()
  const options = ['--name', 'Wanjiru Kamau', '--email', 'w@pili.example']
  const unsaid = await ipt('create-coordinator', ...options)
  expect(unsaid).toMatchObject({ code: 1, err: expect.stringContaining(season.institution.id) })
  expect(await ipt('create-coordinator', ...options, '--institution', 'Nowhere')).toMatchObject({
    code: 1,
    err: expect.stringContaining('No institution is called Nowhere'),
  })
  expect(await ipt('create-coordinator', '--name', 'No Address')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--email: This is missing.'),
  })
  expect(await ipt('create-coordinator', ...options, '--email', 'nonsense')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--email: '),
  })
})

test('reset-password: a link that is good once; the next voids it, and the record says that nobody in person made it', async () => {
  const { student } = season
  const first = await ipt('reset-password', '--email', student.email)
  expect(first.code).toBe(0)
  const link = /^https:\/\/ipt\.example\/reset#\S+$/m.exec(first.out)?.[0]
  const second = JSON.parse((await ipt('reset-password', '--email', student.email, '--json')).out)
  expect(second).toMatchObject({ userId: student.id, mailed: false })
  expect(second.link).not.toBe(link)
  expect(await em().count(PasswordReset, { user: student.id, supersededAt: null })).toBe(1)
  expect(await em().count(Mail, { user: student.id })).toBe(0)
  const [event] = await em().find(DomainEvent, { subjectId: student.id, kind: 'user.resetRequested' })
  expect(event).toMatchObject({ actorKind: 'system', actorId: null, institutionId: season.institution.id })
})

test('reset-password: by mail where there is a mail server; else nothing is made', async () => {
  const { student } = season
  expect(await ipt('reset-password', '--email', student.email, '--mail')).toMatchObject({
    code: 1,
    err: expect.stringContaining('SMTP_URL'),
  })
  expect(await em().count(PasswordReset, { user: student.id })).toBe(0)
  const smtp = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'ipt@ipt.example' }
  const mailed = await iptWith({ ...settingsOf(server.db), ...smtp }, ['reset-password', '--email', student.email, '--mail'])
  expect(mailed.code).toBe(0)
  expect(mailed.out).not.toContain('#')
  expect(await em().find(Mail, { user: student.id })).toMatchObject([{ kind: 'passwordReset', state: 'QUEUED' }])
})

test('reset-password: nobody, somebody without an account, and somebody suspended are told apart', async () => {
  const { student, industrialSupervisor } = season
  expect(await ipt('reset-password', '--email', 'nobody@pili.example')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Nobody has the address'),
  })
  await em().nativeUpdate(User, { id: student.id }, { passwordHash: null })
  expect(await ipt('reset-password', '--email', student.email)).toMatchObject({ code: 1, err: expect.stringContaining('invite') })
  await em().nativeUpdate(User, { id: industrialSupervisor.id }, { state: 'SUSPENDED' })
  expect(await ipt('reset-password', '--email', industrialSupervisor.email)).toMatchObject({
    code: 1,
    err: expect.stringContaining('suspended'),
  })
  expect(await ipt('reset-password', '--email', student.email, '--password', 'x')).toMatchObject({ code: 2 })
})
