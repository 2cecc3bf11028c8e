import { ListLogsInput, type NotificationPage } from '@ipt/contracts'
import { Contact, Placement, User } from '@ipt/db'
import type { TestPerson } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DomainError } from '../../kernel/errors.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aLogThatIs } from '../../testing/logs.ts'
import { queried } from '../../testing/query.ts'
import { listLogs } from '../logbook/index.ts'
import { notificationsProjection } from '../notifications/index.ts'
import { proposeSupervisors } from './balance-supervisors.ts'
import { findPlacements, hostSupervisors } from './placing.queries.ts'
import { supervisePlacements } from './supervise-placements.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const em = () => server.db.orm.em.fork()
const rightId = () => server.services.newId()
const waitingFor = async (who: TestPerson, as: 'industrialSupervisor' | 'universitySupervisor') =>
  (await listLogs(server.as(who), ListLogsInput.parse({ as }))).items.length

test('a replaced supervisor sees nothing from the next request on, and who came has what waits', async () => {
  const season = await server.season()
  await aLogThatIs(server, season, 'VERIFIED_INDUSTRY', 1)
  const changes = [{ placementId: season.placement.id, supervisorId: season.lecturer.id, was: season.universitySupervisor.id }]
  expect(await waitingFor(season.universitySupervisor, 'universitySupervisor')).toBe(1)
  const before = await waitingFor(season.lecturer, 'universitySupervisor')

  const input = { as: 'university' as const, changes, requestId: rightId() }
  expect(await supervisePlacements(server.as(season.coordinator), input)).toEqual({ changed: 1 })
  expect(await waitingFor(season.universitySupervisor, 'universitySupervisor')).toBe(0)
  expect(await waitingFor(season.lecturer, 'universitySupervisor')).toBe(before + 1)
  const events = (await server.eventsOf(season.placement.id)).filter(({ kind }) => kind === 'placement.supervisorChanged')
  expect(events).toMatchObject([
    {
      actorId: season.coordinator.id,
      data: { as: 'university', supervisorId: season.lecturer.id, earlierSupervisorId: season.universitySupervisor.id },
    },
  ])

  expect(await supervisePlacements(server.as(season.coordinator), input)).toEqual({ changed: 1 })
  expect((await server.eventsOf(season.placement.id)).filter(({ kind }) => kind === 'placement.supervisorChanged')).toHaveLength(1)
  const other = { ...input, changes: [{ placementId: season.placement.id, supervisorId: null, was: season.lecturer.id }] }
  await expect(supervisePlacements(server.as(season.coordinator), other)).rejects.toMatchObject({ code: 'ID_TAKEN' })
})

test('an industrial supervisor is a checked contact of that host', async () => {
  const season = await server.season()
  const act = (supervisorId: string, was: string) =>
    supervisePlacements(server.as(season.coordinator), {
      as: 'industrial',
      changes: [{ placementId: season.placement.id, supervisorId, was }],
      requestId: rightId(),
    })
  await em().nativeUpdate(Contact, { user: season.colleague.id }, { state: 'UNCHECKED', checkedAt: null })
  await expect(act(season.colleague.id, season.industrialSupervisor.id)).rejects.toMatchObject({ code: 'CONTACT_UNCHECKED' })
  expect(await hostSupervisors(server.as(season.coordinator), season.placement.id)).toEqual([
    { id: season.industrialSupervisor.id, name: season.industrialSupervisor.name },
  ])
  await em().nativeUpdate(Contact, { user: season.colleague.id }, { state: 'CHECKED', checkedAt: server.clock.now })
  await act(season.colleague.id, season.industrialSupervisor.id)
  expect(await em().findOneOrFail(Placement, season.placement.id)).toMatchObject({ industrialSupervisor: { id: season.colleague.id } })
})

test('all or none: what somebody changed meanwhile is named, and nothing is written', async () => {
  const season = await server.season()
  const attempt = supervisePlacements(server.as(season.coordinator), {
    as: 'university',
    changes: [
      { placementId: season.placement.id, supervisorId: season.lecturer.id, was: season.universitySupervisor.id },
      { placementId: season.classmatePlacement.id, supervisorId: season.universitySupervisor.id, was: null },
    ],
    requestId: rightId(),
  })
  await expect(attempt).rejects.toMatchObject({ code: 'PLACEMENTS_MOVED', facts: { students: season.classmate.name } })
  expect(await em().findOneOrFail(Placement, season.placement.id)).toMatchObject({
    universitySupervisor: { id: season.universitySupervisor.id },
  })
})

test('of two coordinators who replace the same one at once, one is told', async () => {
  const season = await server.season()
  const act = (supervisorId: string | null) =>
    supervisePlacements(server.as(season.coordinator), {
      as: 'university',
      changes: [{ placementId: season.placement.id, supervisorId, was: season.universitySupervisor.id }],
      requestId: rightId(),
    })
  const both = await Promise.allSettled([act(season.lecturer.id), act(null)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({ code: 'PLACEMENTS_MOVED' })
})

test('nobody supervises himself, and nobody of another institution, by verb and by key', async () => {
  const [season, other] = [await server.season(), await server.season()]
  const act = (supervisorId: string) =>
    supervisePlacements(server.as(season.coordinator), {
      as: 'university',
      changes: [{ placementId: season.placement.id, supervisorId, was: season.universitySupervisor.id }],
      requestId: rightId(),
    })
  await expect(act(season.student.id)).rejects.toMatchObject({ code: 'OWN_SUPERVISOR' })
  await expect(act(other.lecturer.id)).rejects.toMatchObject({
    code: 'PERSON_NOT_FOUND',
    details: { fields: [{ pointer: '/changes/0/supervisorId' }] },
  })
  await expect(act(season.coordinator.id)).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
  await em().nativeUpdate(User, season.lecturer.id, { state: 'SUSPENDED' })
  await expect(act(season.lecturer.id)).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
  await expect(em().nativeUpdate(Placement, season.placement.id, { universitySupervisor: other.lecturer.id })).rejects.toMatchObject({
    constraint: 'placement_university_supervisor_same_institution',
  })
})

test.for(['student', 'universitySupervisor', 'coordinator of another institution'] as const)('the %s is refused', async (who) => {
  const [season, other] = [await server.season(), await server.season()]
  const person = who === 'coordinator of another institution' ? other.coordinator : season[who]
  const input = {
    as: 'university' as const,
    changes: [{ placementId: season.placement.id, supervisorId: null, was: season.universitySupervisor.id }],
    requestId: rightId(),
  }
  await expect(supervisePlacements(server.as(person), input)).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
  await expect(proposeSupervisors(server.as(person), { placementIds: [season.placement.id], most: 5 })).rejects.toBeInstanceOf(DomainError)
  await expect(hostSupervisors(server.as(person), season.placement.id)).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
  expect((await findPlacements(server.as(person), { limit: 20 })).items.map(({ id }) => id)).not.toContain(season.placement.id)
})

test('who came, who went and the student hear of it, and who came how much waits', async () => {
  const season = await server.season()
  await aLogThatIs(server, season, 'VERIFIED_INDUSTRY', 1)
  await aLogThatIs(server, season, 'SUBMITTED', 2)
  const supervise = (supervisorId: string | null, was: string) =>
    supervisePlacements(server.as(season.coordinator), {
      as: 'university',
      changes: [{ placementId: season.placement.id, supervisorId, was }],
      requestId: rightId(),
    })
  const told = async () => {
    const events = (await server.eventsOf(season.placement.id)).filter(({ kind }) => kind === 'placement.supervisorChanged')
    await notificationsProjection.apply(em(), events.map((event, index) => ({ ...event, seq: index + 1 })) as never)
  }
  const toldTo = async (who: TestPerson) =>
    (await queried<NotificationPage>(server, who, 'notifications.list', { language: 'en' })).items
      .filter(({ kind }) => kind === 'placement.supervisorChanged')
      .map(({ text }) => text)
  const { coordinator, lecturer, student } = season
  await supervise(lecturer.id, season.universitySupervisor.id)
  await told()
  const made = `${coordinator.name} made ${lecturer.name} the university supervisor of ${student.name}.`
  expect(await toldTo(lecturer)).toEqual([
    `${coordinator.name} made you the university supervisor of ${student.name}. 1 log waits for you.`,
  ])
  expect(await toldTo(season.universitySupervisor)).toEqual([made])
  expect(await toldTo(student)).toEqual([`${coordinator.name} made ${lecturer.name} your university supervisor.`])
  server.clock.forward(60_000)
  await supervise(null, lecturer.id)
  await told()
  const off = `${coordinator.name} took the university supervisor of ${student.name} off.`
  expect(await toldTo(lecturer), 'what holds now').toEqual([off])
  expect((await toldTo(student))[0]).toBe(`${coordinator.name} took your university supervisor off.`)
})

test('a proposal shares out by load, says what would be, and writes nothing', async () => {
  const season = await server.season()
  const placementIds = [season.placement.id, season.classmatePlacement.id]
  const proposal = await proposeSupervisors(server.as(season.coordinator), { placementIds, most: 1 })
  expect(proposal.changes.map(({ supervisor }) => supervisor?.id).sort()).toEqual(
    [season.universitySupervisor.id, season.lecturer.id].sort(),
  )
  expect(proposal.loads.map(({ load }) => load)).toEqual([1, 1])
  expect(await server.eventsOf(season.placement.id)).toEqual([])
})

test('placements are found by what the address says, page by page', async () => {
  const season = await server.season()
  const found = async (filter: object) =>
    (await findPlacements(server.as(season.coordinator), { limit: 20, ...filter } as never)).items.map(({ student }) => student.name)
  const [juma, neema] = [season.classmate.name, season.student.name]
  expect(await found({})).toEqual([juma, neema])
  expect(await found({ cohort: season.cohort.id, programme: season.programme.id, organisation: season.organisation.id })).toEqual([
    juma,
    neema,
  ])
  expect(await found({ supervisor: season.lecturer.id })).toEqual([juma])
  expect(await found({ supervisor: season.industrialSupervisor.id })).toEqual([neema])
  expect(await found({ status: ['PROPOSED', 'CONFIRMED'] })).toEqual([])
  expect(await found({ without: 'university' })).toEqual([])
  expect(await found({ arrival: 'none' })).toEqual([juma, neema])
  expect(await found({ arrival: 'confirmed' })).toEqual([])
  expect(await found({ missing: true })).toEqual([juma, neema])
  for (let day = 0; day < 14; day++) await aLogThatIs(server, season, 'SUBMITTED', day)
  expect(await found({ missing: true })).toEqual([juma])
  expect(await found({ q: 'NEEMA' })).toEqual([neema])
  const first = await findPlacements(server.as(season.coordinator), { limit: 1 })
  expect(await found({ limit: 1, cursor: first.next })).toEqual([neema])
})
