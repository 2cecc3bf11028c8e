import { Institution, Membership, User } from '@ipt/db'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TestBrowser } from '../../testing/browser.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

const input = (change: object = {}) => ({
  requestId: crypto.randomUUID(),
  code: server.services.setupCode,
  institution: { name: 'Usambara University', timeZone: 'Africa/Dar_es_Salaam', language: 'sw' },
  coordinator: { name: 'Joseph Lyimo', email: 'Joseph.Lyimo@usambara.example', password: 'mvua ya masika' },
  ...change,
})
const setUp = (more: object = {}, browser = new TestBrowser(server)) => browser.mutate('institutions.setUp', input(more))
const isOpen = async () => (await new TestBrowser(server).query('institutions.setupState')).data.open
const em = () => server.db.orm.em.fork()

test('the first start: an institution, its first coordinator, signed in, and the record of both', async () => {
  expect(await isOpen()).toBe(true)
  const browser = new TestBrowser(server)
  const { data } = await setUp({}, browser)
  expect(data).toMatchObject({
    name: 'Joseph Lyimo',
    email: 'Joseph.Lyimo@usambara.example',
    language: 'sw',
    memberships: [{ role: 'coordinator', institution: { name: 'Usambara University', timeZone: 'Africa/Dar_es_Salaam' } }],
  })
  expect((await browser.query('accounts.me')).data).toEqual(data)
  const institution = await em().findOneOrFail(Institution, { name: 'Usambara University' })
  expect(institution).toMatchObject({ language: 'sw', createdAt: server.clock.now })
  expect(await server.eventsOf(institution.id)).toMatchObject([
    {
      kind: 'institution.created',
      subjectType: 'institution',
      institutionId: institution.id,
      actorId: data.id,
      actorRole: 'coordinator',
      data: { coordinatorId: data.id },
    },
  ])
  expect(await server.eventsOf(data.id)).toMatchObject([
    { kind: 'user.created', subjectType: 'user', institutionId: institution.id, data: { role: 'coordinator' } },
  ])
  expect((await new TestBrowser(server).signIn({ email: 'joseph.lyimo@usambara.example' }, 'mvua ya masika')).status).toBe(200)
  expect(await isOpen()).toBe(false)
})

test('without the code, or with another, nothing happens but a hint; the code is taken as people type it', async () => {
  for (const code of ['', '0000-0000-0000', server.services.setupCode.slice(1)])
    expect(await setUp({ code })).toMatchObject({ status: 403, code: 'SETUP_CODE_WRONG', fields: [{ pointer: '/code' }] })
  expect(await em().count(User)).toBe(0)
  expect((await setUp({ code: server.services.setupCode.toLowerCase().replaceAll('-', ' ') })).status).toBe(200)
})

test('ten wrong codes from one sender, and even the right one has to wait', async () => {
  for (let time = 0; time < 10; time++) expect((await setUp({ code: 'wrong' })).code).toBe('SETUP_CODE_WRONG')
  expect((await setUp({ code: 'wrong' })).code).toBe('TOO_MANY_ATTEMPTS')
  expect((await setUp()).code).toBe('TOO_MANY_ATTEMPTS')
})

test('afterwards there is nothing here, except for whoever has the code: they are told to sign in', async () => {
  await setUp()
  expect(await setUp({ code: 'wrong' })).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  expect(await setUp({ coordinator: { name: 'X', email: 'x@usambara.example', password: 'mvua ya vuli' } })).toMatchObject({
    status: 409,
    code: 'ALREADY_SET_UP',
  })
  expect(await em().count(Institution)).toBe(1)
  expect(await em().count(User)).toBe(1)
})

test('sent twice, it answers the same and signs in again; with the same id and another password it does not', async () => {
  const requestId = crypto.randomUUID()
  const [first, second] = [await setUp({ requestId }), await setUp({ requestId })]
  expect(second).toEqual(first)
  const { coordinator } = input()
  expect((await setUp({ requestId, coordinator: { ...coordinator, password: 'another password' } })).code).toBe('ALREADY_SET_UP')
  expect(await em().count(Membership)).toBe(1)
})

test('of two browsers at once one wins, and the other is told so', async () => {
  const answers = await Promise.all(
    ['a', 'b', 'c'].map((name) => setUp({ coordinator: { name, email: `${name}@usambara.example`, password: 'mvua ya masika' } })),
  )
  expect(answers.map(({ code }) => code ?? 'done').sort()).toEqual(['ALREADY_SET_UP', 'ALREADY_SET_UP', 'done'])
  expect(await em().count(Institution)).toBe(1)
  expect(await em().count(User)).toBe(1)
})

test.for([
  [
    'a time zone that is none',
    { institution: { name: 'U', timeZone: 'Africa/Atlantis', language: 'en' } },
    '/institution/timeZone',
    'INPUT_INVALID',
  ],
  ['an offset', { institution: { name: 'U', timeZone: '+03:00', language: 'en' } }, '/institution/timeZone', 'INPUT_INVALID'],
  ['no name', { institution: { name: ' ', timeZone: 'UTC', language: 'en' } }, '/institution/name', 'INPUT_INVALID'],
  ['no address', { coordinator: { name: 'J', email: 'joseph', password: 'mvua ya masika' } }, '/coordinator/email', 'INPUT_INVALID'],
  ['a short password', { coordinator: { name: 'J', email: 'j@u.example', password: 'short' } }, '/coordinator/password', 'INPUT_INVALID'],
  ['a common password', { coordinator: { name: 'J', email: 'j@u.example', password: 'qwertyuiop' } }, '/password', 'PASSWORD_REFUSED'],
] as const)('%s is named, and nothing is made', async ([, change, pointer, code]) => {
  expect(await setUp(change)).toMatchObject({ status: 422, code, fields: [{ pointer }] })
  expect(await em().count(Institution)).toBe(0)
})
