import { Cohort, Membership, Placement, StudentProfile, User } from '@ipt/db'
import { ANNOUNCEMENT_ROLES } from '@ipt/domain'
import type { TestPerson } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { previewAudience } from './audience.ts'
import { publishAnnouncement } from './publish-announcement.ts'
import { announcement, readBy } from './testing/announcements.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('only for the roles that are named', async () => {
  const season = await server.season()
  const input = announcement(server, season, { roles: ['universitySupervisor'] })
  expect((await publishAnnouncement(server.as(season.coordinator), input)).reached).toEqual({
    student: 0,
    industrialSupervisor: 0,
    universitySupervisor: 2,
  })
  expect(await readBy(server, season.lecturer)).toEqual([input.id])
  expect(await readBy(server, season.student)).toEqual([])
  expect(await readBy(server, season.industrialSupervisor)).toEqual([])
})

test('another institution, or another’s cohort, is not there', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  for (const place of [{ institutionId: elsewhere.institution.id }, { cohortId: elsewhere.cohort.id }]) {
    await expect(publishAnnouncement(server.as(season.coordinator), announcement(server, season, place))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(
      previewAudience(server.as(season.coordinator), {
        institutionId: season.institution.id,
        cohortId: null,
        roles: ['student'],
        ...place,
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  await expect(publishAnnouncement(server.as(season.lecturer), announcement(server, season))).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a cohort is who is placed in it, and of its programme who is placed nowhere; who joins later reads it too', async () => {
  const season = await server.season()
  const em = server.db.orm.em.fork()
  const createdAt = new Date('2026-01-01T00:00:00Z')
  const otherCohort = server.services.newId()
  await em.insert(Cohort, {
    id: otherCohort,
    institution: season.institution.id,
    programme: season.programme.id,
    name: 'IPT 2025',
    startsOn: '2025-07-01',
    endsOn: '2025-09-30',
    requiredDays: 50,
    workingDays: [1, 2, 3, 4, 5],
    logWindowDays: null,
    createdAt,
  })
  // The classmate was placed the year before; a newcomer is placed nowhere; a graduate's role has ended.
  await em.nativeUpdate(Placement, { id: season.classmatePlacement.id }, { cohort: otherCohort })
  const person = async (name: string, until: Date | null): Promise<TestPerson> => {
    const id = server.services.newId()
    await em.insert(User, {
      id,
      name,
      email: `${id}@example.test`,
      emailKey: `${id}@example.test`,
      state: 'ACTIVE',
      language: 'en',
      createdAt,
    })
    await em.insert(Membership, {
      id: server.services.newId(),
      user: id,
      role: 'student',
      institution: season.institution.id,
      organisation: null,
      since: createdAt,
      until,
    })
    await em.insert(StudentProfile, {
      id: server.services.newId(),
      institution: season.institution.id,
      user: id,
      programme: season.programme.id,
      registrationNumber: id,
      createdAt,
    })
    return { ...season.student, id, name }
  }
  const newcomer = await person('Upendo Mwaipopo', null)
  await person('Ibrahim Suleiman', new Date('2026-06-01T00:00:00Z'))

  const place = { institutionId: season.institution.id, cohortId: season.cohort.id, roles: [...ANNOUNCEMENT_ROLES] }
  const reach = { student: 2, industrialSupervisor: 1, universitySupervisor: 1 }
  expect(await previewAudience(server.as(season.coordinator), place)).toEqual(reach)
  const input = announcement(server, season, place)
  expect((await publishAnnouncement(server.as(season.coordinator), input)).reached).toEqual(reach)
  for (const who of [season.student, newcomer, season.industrialSupervisor, season.universitySupervisor])
    expect(await readBy(server, who), who.name).toEqual([input.id])
  for (const who of [season.classmate, season.colleague, season.lecturer]) expect(await readBy(server, who), who.name).toEqual([])

  expect(await previewAudience(server.as(season.coordinator), { ...place, cohortId: null }), 'whose season is over hosts nobody').toEqual({
    student: 3,
    industrialSupervisor: 1,
    universitySupervisor: 2,
  })

  await em.nativeUpdate(Placement, { id: season.classmatePlacement.id }, { cohort: season.cohort.id })
  for (const who of [season.classmate, season.colleague, season.lecturer]) expect(await readBy(server, who), who.name).toEqual([input.id])
  await em.nativeUpdate(Placement, { id: season.placement.id }, { industrialSupervisor: null })
  expect(await readBy(server, season.industrialSupervisor), 'whom it reached keeps it').toEqual([input.id])
})

test('a suspended person is not reached, and one with two roles once', async () => {
  const season = await server.season()
  const em = server.db.orm.em.fork()
  await em.nativeUpdate(User, { id: season.classmate.id }, { state: 'SUSPENDED' })
  await em.insert(Membership, {
    id: server.services.newId(),
    user: season.lecturer.id,
    role: 'industrialSupervisor',
    institution: null,
    organisation: season.organisation.id,
    since: new Date('2026-01-01T00:00:00Z'),
    until: null,
  })
  await em.nativeUpdate(Placement, { id: season.placement.id }, { industrialSupervisor: season.lecturer.id })
  const { reached } = await publishAnnouncement(server.as(season.coordinator), announcement(server, season))
  expect(reached).toEqual({ student: 1, industrialSupervisor: 2, universitySupervisor: 1 })
})
