import type { PersonView } from '@ipt/contracts'
import { BouncedAddress, Enrolment, Invitation, Mail, Membership, Placement, User } from '@ipt/db'
import { addDays } from '@ipt/domain'
import type { TestPerson } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeCursor } from '../../kernel/cursor.ts'
import { ctxFor } from '../../kernel/services.ts'
import { TestBrowser } from '../../testing/browser.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { addPerson } from './add-person.ts'
import { addRole, endRole } from './change-roles.ts'
import { correctPerson } from './correct-person.ts'
import { handOver } from './hand-over.ts'
import { countUninvited, invitePeople, sendInvitations } from './invite-people.ts'
import { join, readInvitation, renewInvitation } from './join.ts'
import { mergePeople } from './merge-people.ts'
import { listPeople } from './people.queries.ts'
import { viewPerson } from './person.queries.ts'
import { restorePerson, suspendPerson } from './suspend-person.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

type Season = Awaited<ReturnType<TestServer['season']>>

const listing = { limit: 100 }
const newId = () => server.services.newId()
const anAddress = () => `person-${newId()}@udsm.example`

const add = (season: Season, over: object = {}): Promise<PersonView> =>
  addPerson(server.as(season.coordinator), server.services, {
    id: newId(),
    institutionId: season.institution.id,
    role: 'universitySupervisor',
    name: 'Asha Juma',
    email: anAddress(),
    student: null,
    invite: true,
    ...over,
  })

/** The link in the mail that was sent last to an address. */
async function tokenFor(email: string): Promise<string> {
  const [mail] = await server.db.orm.em
    .fork()
    .find(Mail, { address: email, kind: 'invitation' }, { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 1 })
  const [, token] = /\/join#([\w-]+)/.exec(mail?.text ?? '') ?? []
  if (!token) throw new Error('no link')
  return token
}

const PASSWORD = 'nyumba kubwa ya bluu'

test('somebody is added, invited by a mail, joins by a press, and signs in', async () => {
  const season = await server.season()
  const person = await add(season)
  expect(person).toMatchObject({ name: 'Asha Juma', state: 'INVITED', memberships: [{ role: 'universitySupervisor', canEnd: true }] })
  expect((await server.eventsOf(person.id)).map(({ kind }) => kind)).toEqual(['user.added', 'user.invited'])

  const token = await tokenFor(person.email)
  const told = { state: 'OPEN', person: { name: 'Asha Juma', email: person.email, institution: season.institution.name } }
  expect(await readInvitation(server.services, { token }, '10.0.0.1')).toEqual(told)
  expect(await readInvitation(server.services, { token }, '10.0.0.1'), 'looking changes nothing').toEqual(told)
  await join(server.services, { token, password: PASSWORD }, '10.0.0.1')
  await join(server.services, { token, password: PASSWORD }, '10.0.0.1')
  expect(await readInvitation(server.services, { token }, '10.0.0.1'), 'a used link tells nobody’s address').toEqual({
    state: 'USED',
    person: null,
  })
  expect((await server.eventsOf(person.id)).filter(({ kind }) => kind === 'user.joined')).toHaveLength(1)
  await expect(join(server.services, { token, password: 'another one of these' }, '10.0.0.1')).rejects.toMatchObject({ code: 'LINK_USED' })
  const browser = new TestBrowser(server)
  expect(await browser.signIn({ email: person.email }, PASSWORD)).toMatchObject({
    data: { memberships: [{ role: 'universitySupervisor' }] },
  })
})

test('an invitation ends, is renewed by its holder to the address on record, and the older link is void', async () => {
  const season = await server.season()
  const person = await add(season)
  const old = await tokenFor(person.email)
  const requestId = newId()
  await renewInvitation(server.services, { token: old, requestId }, '10.0.0.2')
  await renewInvitation(server.services, { token: old, requestId }, '10.0.0.2')
  expect(await server.db.orm.em.fork().count(Mail, { address: person.email })).toBe(2)
  expect(await readInvitation(server.services, { token: old }, '10.0.0.2')).toEqual({ state: 'SUPERSEDED', person: null })
  const fresh = await tokenFor(person.email)
  await server.db.orm.em
    .fork()
    .nativeUpdate(Invitation, { user: person.id }, { expiresAt: new Date(server.services.clock().getTime() - 1) })
  await expect(join(server.services, { token: fresh, password: PASSWORD }, '10.0.0.2')).rejects.toMatchObject({ code: 'LINK_EXPIRED' })
  await expect(join(server.services, { token: 'x'.repeat(43), password: PASSWORD }, '10.0.0.2')).rejects.toMatchObject({
    code: 'LINK_UNKNOWN',
  })
  expect((await viewPerson(server.as(season.coordinator), person.id)).state).toBe('LAPSED')
})

test('a link that is asked for many times at once is mailed once, and a minute later anew', async () => {
  const season = await server.season()
  const person = await add(season)
  const token = await tokenFor(person.email)
  const renew = () => renewInvitation(server.services, { token, requestId: newId() }, '10.0.0.3')
  const mails = () => server.db.orm.em.fork().count(Mail, { address: person.email })
  await Promise.all([renew(), renew(), renew(), renew()])
  expect(await mails()).toBe(2)
  const fresh = await tokenFor(person.email)
  expect((await readInvitation(server.services, { token: fresh }, '10.0.0.3')).state).toBe('OPEN')
  const { now } = server.clock
  server.clock.now = new Date(now.getTime() + 61_000)
  await renew()
  expect(await mails()).toBe(3)
  server.clock.now = now
})

test('sent twice it is one person; the same id for somebody else is refused', async () => {
  const season = await server.season()
  const [id, email] = [newId(), anAddress()]
  const first = await add(season, { id, email })
  expect(await add(season, { id, email })).toEqual(first)
  await expect(add(season, { id, email: anAddress() })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(add(season, { email })).rejects.toMatchObject({ code: 'EMAIL_TAKEN' })
  expect(await server.db.orm.em.fork().count(User, { emailKey: email })).toBe(1)
})

test('a student comes with a number that is nobody else’s, a programme of the institution, and a season', async () => {
  const [season, other] = [await server.season(), await server.season()]
  const [profile] = (await listPeople(server.as(season.coordinator), { ...listing, role: 'student' })).items
  const existing = await viewPerson(server.as(season.coordinator), profile?.id ?? '')
  const student = { registrationNumber: 'T21-03-99999', programmeId: existing.student?.programmeId ?? '', cohortId: season.cohort.id }
  const added = await add(season, { role: 'student', student })
  expect(added.student).toMatchObject({ registrationNumber: 'T21-03-99999' })
  expect(
    (await listPeople(server.as(season.coordinator), { ...listing, cohortId: season.cohort.id, placed: false })).items.map(({ id }) => id),
  ).toContain(added.id)
  await expect(add(season, { role: 'student', student })).rejects.toMatchObject({
    code: 'REGISTRATION_TAKEN',
    details: { fields: [{ pointer: '/student/registrationNumber' }] },
  })
  await expect(
    add(season, { role: 'student', student: { ...student, registrationNumber: 'X1', cohortId: other.cohort.id } }),
  ).rejects.toMatchObject({ code: 'COHORT_NOT_FOUND' })
})

test('nobody is a student and a supervisor at one institution, whichever came first; at two it may be', async () => {
  const [season, other] = [await server.season(), await server.season()]
  const clash = { code: 'ROLES_CLASH' }
  const { student } = await viewPerson(server.as(season.coordinator), season.student.id)
  const asStudent = (email: string) =>
    add(season, {
      role: 'student',
      email,
      student: { registrationNumber: email, programmeId: student?.programmeId ?? '', cohortId: null },
    })
  await expect(add(season, { email: season.student.email })).rejects.toMatchObject(clash)
  await expect(add(season, { email: season.student.email, role: 'coordinator' })).rejects.toMatchObject(clash)
  for (const { email } of [season.universitySupervisor, season.coordinator, season.industrialSupervisor])
    await expect(asStudent(email)).rejects.toMatchObject(clash)
  const ctx = server.as(season.coordinator)
  const place = { id: season.student.id, institutionId: season.institution.id, role: 'universitySupervisor' as const }
  await expect(addRole(ctx, { ...place, requestId: newId() })).rejects.toMatchObject(clash)
  expect(await server.db.orm.em.fork().count(Membership, { user: season.student.id })).toBe(1)

  expect((await asStudent(other.universitySupervisor.email)).student).not.toBeNull()
  expect(await add(season, { email: other.student.email })).toMatchObject({ memberships: [{ role: 'universitySupervisor' }] })
})

test('a student and a supervisor at once, from two who give one role each: one holds', async () => {
  const season = await server.season()
  const person = await add(season)
  const { student } = await viewPerson(server.as(season.coordinator), season.student.id)
  await endRole(server.as(season.coordinator), server.services, { id: person.id, membershipId: person.memberships[0]?.id ?? '' })
  const number = { registrationNumber: person.id, programmeId: student?.programmeId ?? '', cohortId: null }
  const outcomes = await Promise.allSettled([
    add(season, { email: person.email, role: 'student', student: number }),
    add(season, { email: person.email }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'ROLES_CLASH' } })
})

test('the list finds by name, address and number, under filters, page by page, and never beyond the institution', async () => {
  const [season, other] = [await server.season(), await server.season()]
  const ctx = server.as(season.coordinator)
  const all = (await listPeople(ctx, listing)).items
  expect(all.map(({ id }) => id)).toEqual(
    expect.arrayContaining([season.student.id, season.universitySupervisor.id, season.coordinator.id, season.industrialSupervisor.id]),
  )
  expect(all.map(({ id }) => id)).not.toContain(other.student.id)
  const paged: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listPeople(ctx, { limit: 2, ...(cursor ? { cursor } : {}) })
    paged.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  expect(paged).toEqual(all.map(({ id }) => id))
  expect((await listPeople(ctx, { ...listing, q: season.student.email.toUpperCase() })).items.map(({ id }) => id)).toEqual([
    season.student.id,
  ])
  const hosts = (await listPeople(ctx, { ...listing, role: 'industrialSupervisor' })).items
  expect(hosts.map(({ id }) => id)).toContain(season.industrialSupervisor.id)
  expect(hosts.every(({ roles }) => roles.includes('industrialSupervisor'))).toBe(true)
  expect((await listPeople(ctx, { ...listing, placed: true })).items.map(({ id }) => id)).toContain(season.student.id)
  await expect(viewPerson(ctx, other.student.id)).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
  expect((await listPeople(server.as(season.student), listing)).items).toEqual([])
})

test('suspended, a person is out at the next request; restored, they sign in as before', async () => {
  const season = await server.season()
  const browser = new TestBrowser(server)
  await browser.signIn(season.universitySupervisor)
  const id = season.universitySupervisor.id
  const ctx = server.as(season.coordinator)
  const act = { id, requestId: newId(), comment: 'Left the university.' }
  const suspended = await suspendPerson(ctx, server.services, act)
  expect(suspended).toMatchObject({ state: 'SUSPENDED', suspendedFor: 'Left the university.', can: ['correct', 'restore', 'merge'] })
  expect(await suspendPerson(ctx, server.services, act)).toEqual(suspended)
  expect((await browser.query('accounts.sessions')).code).toBe('SIGNED_OUT')
  expect((await browser.signIn(season.universitySupervisor)).code).toBe('ACCOUNT_SUSPENDED')
  await restorePerson(ctx, { id })
  expect((await browser.signIn(season.universitySupervisor)).status).toBe(200)
})

test('nobody shuts himself out, and one coordinator stays, also when two suspend each other at once', async () => {
  const season = await server.season()
  const self = season.coordinator.id
  const ctx = server.as(season.coordinator)
  await expect(suspendPerson(ctx, server.services, { id: self, comment: 'x' })).rejects.toMatchObject({ code: 'YOURSELF' })
  const [own] = (await viewPerson(ctx, self)).memberships
  expect(own?.canEnd).toBe(false)
  await expect(endRole(ctx, server.services, { id: self, membershipId: own?.id ?? '' })).rejects.toMatchObject({ code: 'YOURSELF' })

  const second = await addRole(ctx, { id: season.universitySupervisor.id, institutionId: season.institution.id, role: 'coordinator' })
  const other = server.as({
    ...season.universitySupervisor,
    role: 'coordinator',
    institutionId: season.institution.id,
    organisationId: null,
  })
  const outcomes = await Promise.allSettled([
    suspendPerson(ctx, server.services, { id: second.id, comment: 'x' }),
    suspendPerson(other, server.services, { id: self, comment: 'y' }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const left = await server.db.orm.em.fork().count(User, { id: { $in: [self, second.id] }, state: 'ACTIVE' })
  expect(left).toBe(1)
})

test('a role that ends opens nothing from then on, and stays in the history', async () => {
  const season = await server.season()
  const browser = new TestBrowser(server)
  await browser.signIn(season.universitySupervisor)
  const ctx = server.as(season.coordinator)
  const [held] = (await viewPerson(ctx, season.universitySupervisor.id)).memberships
  const after = await endRole(ctx, server.services, { id: season.universitySupervisor.id, membershipId: held?.id ?? '' })
  expect(after.memberships).toMatchObject([{ id: held?.id, canEnd: false }])
  expect(after.memberships[0]?.until).not.toBeNull()
  expect((await browser.query('accounts.sessions')).code).toBe('SIGNED_OUT')
  expect(await server.db.orm.em.fork().count(Membership, { id: held?.id ?? '' })).toBe(1)
})

test('an address that is corrected, and one of an account that is merged, hears of it where it was and where it is now', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const { id, email } = season.universitySupervisor
  const [next, other] = [anAddress(), season.lecturer]
  await correctPerson(ctx, server.services, { id, name: 'Rehema', email: next, student: null })
  const mailsOf = async (user: string) =>
    (await server.db.orm.em.fork().find(Mail, { user, kind: 'addressChanged' }, { orderBy: { id: 'asc' } })).map(({ address, text }) => ({
      address,
      names: text.includes(next),
    }))
  expect(await mailsOf(id)).toEqual([email, next].map((address) => ({ address, names: true })))
  const { now } = server.clock
  server.clock.now = new Date(now.getTime() + 1_000)
  await mergePeople(ctx, server.services, { id: other.id, intoId: id })
  expect(await mailsOf(other.id)).toEqual([other.email, next].map((address) => ({ address, names: true })))
  server.clock.now = now
})

test('of two placements at one host a person’s page tells the site and the days, of one that ended early its last', async () => {
  const season = await server.season()
  const { cohort, placement, site, student } = season
  const seen = async () => (await viewPerson(server.as(season.coordinator), student.id)).placements
  const days = { id: placement.id, site: site.name, startsOn: cohort.startsOn }
  expect(await seen()).toMatchObject([{ ...days, endsOn: cohort.endsOn }])
  const endedOn = addDays(cohort.startsOn, 9)
  await server.db.orm.em.fork().nativeUpdate(Placement, { id: placement.id }, { status: 'ENDED_EARLY', endedOn })
  expect(await seen()).toMatchObject([{ ...days, endsOn: endedOn }])
})

test('a number is one, whatever the case of its letters', async () => {
  const season = await server.season()
  const { student } = await viewPerson(server.as(season.coordinator), season.student.id)
  const numbered = (registrationNumber: string) =>
    add(season, { role: 'student', student: { registrationNumber, programmeId: student?.programmeId ?? '', cohortId: null } })
  const { id } = await numbered('T21/abc/1')
  const taken = { code: 'REGISTRATION_TAKEN', details: { fields: [{ pointer: '/student/registrationNumber' }] } }
  await expect(numbered('t21/ABC/1')).rejects.toMatchObject(taken)
  const other = await numbered('T21/abc/2')
  const correct = (person: typeof other, registrationNumber: string) =>
    correctPerson(server.as(season.coordinator), server.services, {
      ...{ id: person.id, name: person.name, email: person.email },
      student: { registrationNumber, programmeId: student?.programmeId ?? '' },
    })
  await expect(correct(other, 'T21/ABC/1')).rejects.toMatchObject(taken)
  expect((await correct(other, 'T21/ABC/2')).student?.registrationNumber, 'his own, in other letters').toBe('T21/ABC/2')
  expect(id).not.toBe(other.id)
})

test('an address that came back is tried again when its one person is invited', async () => {
  const season = await server.season()
  const person = await add(season, { invite: false })
  const em = server.db.orm.em.fork()
  await em.insert(BouncedAddress, { addressKey: person.email.toLowerCase(), reason: '550 no such user', bouncedAt: server.clock.now })
  await invitePeople(server.as(season.coordinator), server.services, { requestId: newId(), ids: [person.id] })
  expect(await em.count(BouncedAddress, { addressKey: person.email.toLowerCase() })).toBe(0)
})

test('where no mail goes a coordinator hands a link over: it opens the account once, and the record says who took it', async () => {
  const season = await server.season()
  const [ctx, person] = [server.as(season.coordinator), await add(season, { invite: false })]
  expect((await viewPerson(ctx, person.id)).can).toContain('handOver')
  const lost = await handOver(ctx, server.services, { id: person.id })
  const { url } = await handOver(ctx, server.services, { id: person.id })
  const tokenIn = (link: string) => link.split('#')[1] ?? ''
  expect(await readInvitation(server.services, { token: tokenIn(lost.url) }, '10.0.0.1')).toMatchObject({ state: 'SUPERSEDED' })
  await join(server.services, { token: tokenIn(url), password: PASSWORD }, '10.0.0.1')
  expect((await server.eventsOf(person.id)).map(({ kind, actorId }) => [kind, actorId])).toContainEqual([
    'user.linkHandedOver',
    season.coordinator.id,
  ])
  expect(JSON.stringify(await server.eventsOf(person.id))).not.toContain(tokenIn(url))
  await expect(handOver(ctx, server.services, { id: person.id }), 'has an account').rejects.toMatchObject({ code: 'WRONG_STATE' })
  const other = await server.season()
  await expect(handOver(server.as(other.coordinator), server.services, { id: person.id })).rejects.toMatchObject({
    code: 'PERSON_NOT_FOUND',
  })
  await expect(handOver(server.as(season.student), server.services, { id: person.id })).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
})

test('a person says how many placements count on them', async () => {
  const season = await server.season()
  const supervises = async (who: { id: string }) => (await viewPerson(server.as(season.coordinator), who.id)).supervises
  expect(await supervises(season.universitySupervisor)).toEqual({ industrial: 0, university: 1 })
  expect(await supervises(season.industrialSupervisor)).toEqual({ industrial: 1, university: 0 })
  const em = server.db.orm.em.fork()
  await em.nativeUpdate(Placement, { id: season.placement.id }, { status: 'ENDED_EARLY', endedOn: season.placement.startsOn })
  expect(await supervises(season.universitySupervisor)).toEqual({ industrial: 0, university: 0 })
})

test('a student stays one while his season lasts; when it is over the role may end, and the season still counts him', async () => {
  const season = await server.season({ cohort: { startsOn: '2026-05-04', endsOn: '2026-07-31' } })
  const ctx = server.as(season.coordinator)
  const [held] = (await viewPerson(ctx, season.student.id)).memberships
  const end = { id: season.student.id, membershipId: held?.id ?? '' }
  const { now } = server.clock
  server.clock.now = new Date('2026-07-31T12:00:00Z')
  await expect(endRole(ctx, server.services, end)).rejects.toMatchObject({ code: 'STILL_ENROLLED' })
  server.clock.now = new Date('2026-08-01T12:00:00Z')
  expect((await endRole(ctx, server.services, end)).memberships).toMatchObject([{ canEnd: false }])
  const inSeason = { ...listing, role: 'student', cohortId: season.cohort.id } as const
  expect((await listPeople(ctx, inSeason)).items.map(({ id }) => id)).toContain(season.student.id)
  expect((await listPeople(ctx, { ...listing, role: 'student' })).items.map(({ id }) => id)).not.toContain(season.student.id)
  server.clock.now = now
})

test('an address is put right in place: sessions end, the old one is kept, an open invitation goes to the new one', async () => {
  const season = await server.season()
  const person = await add(season)
  const email = anAddress()
  const ctx = server.as(season.coordinator)
  const corrected = await correctPerson(ctx, server.services, { id: person.id, name: 'Asha J. Juma', email, student: null })
  expect(corrected).toMatchObject({ name: 'Asha J. Juma', email, earlierEmails: [{ email: person.email }] })
  expect(await tokenFor(email)).not.toBe(await tokenFor(person.email))
  const [event] = (await server.eventsOf(person.id)).filter(({ kind }) => kind === 'user.corrected')
  expect(JSON.stringify(event?.data)).not.toContain('@')
  await expect(
    correctPerson(ctx, server.services, { id: person.id, name: 'A', email: season.student.email, student: null }),
  ).rejects.toMatchObject({
    code: 'EMAIL_TAKEN',
    details: { fields: [{ pointer: '/email' }] },
  })
})

test('what concerns the whole account of somebody who belongs elsewhere too is no single coordinator’s', async () => {
  const [season, other] = [await server.season(), await server.season()]
  const shared = await add(season, { email: other.universitySupervisor.email, name: 'Another Name' })
  expect(shared).toMatchObject({ id: other.universitySupervisor.id, name: other.universitySupervisor.name, can: ['changeRoles'] })
  const ctx = server.as(season.coordinator)
  await expect(suspendPerson(ctx, server.services, { id: shared.id, comment: 'x' })).rejects.toMatchObject({ code: 'PERSON_ELSEWHERE' })
  await expect(correctPerson(ctx, server.services, { id: shared.id, name: 'X', email: shared.email, student: null })).rejects.toMatchObject(
    { code: 'PERSON_ELSEWHERE' },
  )
  expect(shared.memberships, 'of the asker’s institutions alone').toHaveLength(1)
  expect(await server.db.orm.em.fork().count(Mail, { user: shared.id, kind: 'roleGiven' })).toBe(1)
})

test('who is to be invited has to be said: an invitation of nobody in particular is refused', async () => {
  const season = await server.season()
  await add(season, { invite: false })
  const ask = async (body: object): Promise<unknown> => {
    const headers = { authorization: `Bearer ${await server.tokenOf(season.coordinator)}`, 'content-type': 'application/json' }
    const answer = await server.request('/trpc/people.invite', { method: 'POST', headers, body: JSON.stringify(body) })
    return answer.json()
  }
  const details = { code: 'INPUT_INVALID', fields: [{ pointer: '/ids', message: 'Say whom: by ids, or by a filter.' }] }
  expect(await ask({ requestId: newId() })).toMatchObject({ error: { data: { details } } })
  expect(await ask({ requestId: newId(), filter: {} })).toMatchObject({ result: { data: { invited: 1 } } })
})

test('many are invited by one press, each once, by jobs that may run again', async () => {
  const season = await server.season()
  const people = await Promise.all([1, 2, 3].map(() => add(season, { invite: false })))
  const ctx = server.as(season.coordinator)
  const requestId = newId()
  const input = { requestId, filter: { role: 'universitySupervisor' as const } }
  expect(await invitePeople(ctx, server.services, input)).toEqual({ invited: 3 })
  expect(await invitePeople(ctx, server.services, input)).toEqual({ invited: 3 })
  const { rows } = await server.db.orm.em
    .fork()
    .execute(`select payload from graphile_worker._private_jobs where payload::text like ?`, [`%${people[0]?.id}%`])
    .then((found) => ({ rows: found as { payload: unknown }[] }))
  expect(rows).toHaveLength(1)
  await sendInvitations(server.services, rows[0]?.payload)
  await sendInvitations(server.services, rows[0]?.payload)
  expect(await server.db.orm.em.fork().count(Mail, { user: { $in: people.map(({ id }) => id) } })).toBe(3)
  expect((await listPeople(ctx, { ...listing, state: 'INVITED' })).items).toHaveLength(3)
  expect(await invitePeople(ctx, server.services, { ...input, requestId: newId() }), 'not again within the hour').toEqual({ invited: 0 })
})

test('a search takes signs as they are, and finds a number; the file holds what the list does; nobody else gets either', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const { student } = await viewPerson(ctx, season.student.id)
  const found = async (q: string) => (await listPeople(ctx, { ...listing, q })).items.map(({ id }) => id)
  expect(await found(student?.registrationNumber.toLowerCase() ?? 'none')).toEqual([season.student.id])
  for (const sign of ['%', '_', '\\']) expect(await found(sign), sign).toEqual([])
  const odd = await add(season, { name: '100% Juma_Ali', invite: false })
  expect(await found('% juma_')).toEqual([odd.id])
  expect(await countUninvited(ctx, { q: '100%' })).toEqual({ count: 1 })

  const file = async (who: TestPerson) => {
    const address = `/exports/people.csv?filter=${encodeURIComponent(JSON.stringify({ q: '100%' }))}`
    const response = await server.request(address, { headers: { authorization: `Bearer ${await server.tokenOf(who)}` } })
    return { status: response.status, lines: (await response.text()).trim().split('\r\n') }
  }
  const { status, lines } = await file(season.coordinator)
  expect(status).toBe(200)
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain(odd.email)
  expect((await file((await server.season()).coordinator)).lines).toHaveLength(1)
  const browser = new TestBrowser(server)
  for (const who of [season.student, season.universitySupervisor, season.industrialSupervisor]) {
    expect((await file(who)).status).toBe(403)
    await browser.signIn(who)
    expect((await browser.query('people.list')).code).toBe('FORBIDDEN')
  }
})

test('who was a student here is one again, with the number that was sent, and in the season again', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const { student } = await viewPerson(ctx, season.student.id)
  const numbered = (registrationNumber: string) => ({
    role: 'student',
    student: { registrationNumber, programmeId: student?.programmeId ?? '', cohortId: season.cohort.id },
  })
  const person = await add(season, numbered('T21/09/1'))
  await server.db.orm.em.fork().nativeUpdate(Enrolment, { student: person.id }, { endedAt: server.clock.now })
  await endRole(ctx, server.services, { id: person.id, membershipId: person.memberships[0]?.id ?? '' })
  expect(await add(season, { ...numbered('T21/09/2'), email: person.email })).toMatchObject({
    id: person.id,
    registrationNumber: 'T21/09/2',
  })
  expect(await server.db.orm.em.fork().find(Enrolment, { student: person.id })).toMatchObject([{ endedAt: null }])
})

test('of many who give one person a role at once, one does', async () => {
  const [season, other] = [await server.season(), await server.season()]
  const { student } = await viewPerson(server.as(season.coordinator), season.student.id)
  const numbered = { registrationNumber: 'T21/09/3', programmeId: student?.programmeId ?? '', cohortId: season.cohort.id }
  for (const { id, ...over } of [
    { ...(await add(season)), role: 'coordinator', student: null },
    { ...other.coordinator, role: 'student', student: numbered },
  ]) {
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4, 5].map(() => add(season, { role: over.role, email: over.email, student: over.student })),
    )
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
    expect(refused).toEqual(Array(4).fill('EMAIL_TAKEN'))
    expect(await server.db.orm.em.fork().count(Membership, { user: id, role: over.role as 'student' })).toBe(1)
  }
})

test('an act that is sent again with anything else is refused', async () => {
  const [season, other] = [await server.season(), await server.season()]
  const ctx = server.as(season.coordinator)
  const refused = { code: 'ID_TAKEN' }
  const [first, second] = [await add(season, { invite: false }), await add(season, { invite: false })]
  const requestId = newId()
  await invitePeople(ctx, server.services, { requestId, ids: [first.id] })
  await expect(invitePeople(ctx, server.services, { requestId, ids: [second.id] })).rejects.toMatchObject(refused)

  const input = { id: newId(), email: anAddress() }
  await add(season, input)
  await expect(add(season, { ...input, name: 'Another' })).rejects.toMatchObject(refused)
  await expect(add(other, input)).rejects.toMatchObject(refused)

  const roles = [season, other].map(({ institution }) => ({
    role: 'coordinator' as const,
    institutionId: institution.id,
    organisationId: null,
  }))
  const both = ctxFor(server.services, { kind: 'user', userId: season.coordinator.id, roles })
  const give = { id: first.id, requestId: newId(), role: 'coordinator' as const }
  await addRole(both, { ...give, institutionId: season.institution.id })
  await expect(addRole(both, { ...give, institutionId: other.institution.id })).rejects.toMatchObject(refused)
})

test('who belonged to another institution is not turned to a new address here, and why they are shut out there is not told here', async () => {
  const [season, other] = [await server.season(), await server.season()]
  const there = server.as(other.coordinator)
  const person = await add(other)
  await endRole(there, server.services, { id: person.id, membershipId: person.memberships[0]?.id ?? '' })
  await suspendPerson(there, server.services, { id: person.id, comment: 'Between us.' })
  const here = await add(season, { email: person.email })
  expect(here).toMatchObject({ id: person.id, state: 'SUSPENDED', suspendedFor: null })
  expect(here.can).not.toContain('merge')
  const correct = (email: string) =>
    correctPerson(server.as(season.coordinator), server.services, { id: person.id, name: 'Asha J. Juma', email, student: null })
  await expect(correct(anAddress())).rejects.toMatchObject({ code: 'PERSON_ELSEWHERE' })
  expect(await correct(person.email)).toMatchObject({ name: 'Asha J. Juma', email: person.email })
  const into = await add(season)
  const merging = mergePeople(server.as(season.coordinator), server.services, { id: person.id, intoId: into.id })
  await expect(merging).rejects.toMatchObject({ code: 'PERSON_ELSEWHERE' })
})

test('a cursor that no name is, is refused', async () => {
  const cursor = encodeCursor('people', ['a\0b', newId()])
  await expect(listPeople(server.as((await server.season()).coordinator), { ...listing, cursor })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
  })
})

test('an address that refuses mail is marked with since when and why, until it is corrected', async () => {
  const season = await server.season()
  const person = await add(season)
  expect(person.bounced).toBeNull()
  const em = server.db.orm.em.fork()
  const bounce = (address: string) =>
    em.insert(BouncedAddress, { addressKey: address.toLowerCase(), reason: '550 5.1.1 no such user', bouncedAt: server.clock.now })
  await bounce(person.email)
  const ctx = server.as(season.coordinator)
  const bounced = async () => (await listPeople(ctx, { ...listing, bounced: true })).items.map(({ id }) => id)
  const marked = { since: server.clock.now.toISOString(), reason: '550 5.1.1 no such user' }
  expect((await viewPerson(ctx, person.id)).bounced).toEqual(marked)
  expect(await bounced()).toEqual([person.id])

  const right = anAddress()
  await bounce(right)
  const corrected = await correctPerson(ctx, server.services, { id: person.id, name: person.name, email: right, student: null })
  expect(corrected.bounced, 'whoever corrects it has it tried').toBeNull()
  expect(await bounced()).toEqual([])
})
