import { Holiday } from '@ipt/db'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '../../kernel/use-case.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { addDepartment } from './add-department.ts'
import { addHolidays } from './add-holidays.ts'
import { addProgramme } from './add-programme.ts'
import { editDepartment } from './edit-department.ts'
import { editInstitution } from './edit-institution.ts'
import { editProgramme } from './edit-programme.ts'
import { holidaysBetween } from './holidays.queries.ts'
import { removeHoliday } from './remove-holiday.ts'
import { viewSettings } from './settings.queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const newId = () => server.services.newId()
const lastEvent = async (id: string) => (await server.eventsOf(id)).at(-1)

const edited = (season: TestSeason, version = 1) => ({
  institutionId: season.institution.id,
  version,
  requestId: newId(),
  name: 'Usambara University',
  shortName: 'UU',
  timeZone: 'Africa/Nairobi',
  language: 'sw' as const,
  applicationLimit: 3,
})

test('an institution is edited once, whoever sends it twice, and its event says so', async () => {
  const season = await server.season()
  const input = edited(season)
  const edit = (over = {}) => editInstitution(server.as(season.coordinator), { ...input, ...over })
  const view = await edit()
  expect(view).toMatchObject({
    name: 'Usambara University',
    shortName: 'UU',
    timeZone: 'Africa/Nairobi',
    language: 'sw',
    applicationLimit: 3,
    version: 2,
  })
  expect(await edit()).toEqual(view)
  await expect(edit({ name: 'Another' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  expect(await server.eventsOf(season.institution.id)).toMatchObject([
    { kind: 'institution.edited', subjectType: 'institution', actorId: season.coordinator.id, actorRole: 'coordinator', revision: 2 },
  ])
})

test('of two coordinators with the same version on screen, the second is told', async () => {
  const season = await server.season()
  await editInstitution(server.as(season.coordinator), edited(season))
  await expect(editInstitution(server.as(season.coordinator), edited(season))).rejects.toMatchObject({
    code: 'STALE_VERSION',
    facts: { version: 2 },
  })
})

test('edits at the same moment: one is written, the others are told', async () => {
  const season = await server.season()
  const all = await Promise.allSettled(
    Array.from({ length: 5 }, (_, index) =>
      editInstitution(server.as(season.coordinator), { ...edited(season), applicationLimit: index + 1 }),
    ),
  )
  expect(all.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  expect(await server.eventsOf(season.institution.id)).toHaveLength(1)
})

test('a year’s list of holidays is added, pasted again without harm, and a day is taken off', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const institutionId = season.institution.id
  const list = (name: string) => [
    { day: '2026-12-09', name },
    { day: '2026-08-08', name: 'Nane Nane' },
  ]
  const requestId = newId()
  const view = await addHolidays(ctx, { institutionId, requestId, holidays: list('Independence Day') })
  expect(view.holidays.map(({ day, name }) => `${day} ${name}`)).toEqual(['2026-08-08 Nane Nane', '2026-12-09 Independence Day'])
  expect(await addHolidays(ctx, { institutionId, requestId, holidays: list('Independence Day') })).toEqual(view)
  expect(await server.eventsOf(institutionId)).toMatchObject([
    { kind: 'institution.holidaysAdded', data: { count: 2, from: '2026-08-08', to: '2026-12-09' } },
  ])
  const renamed = await addHolidays(ctx, { institutionId, holidays: list('Uhuru') })
  expect(renamed.holidays.map(({ id, name }) => [id, name])).toEqual([
    [view.holidays[0]?.id, 'Nane Nane'],
    [view.holidays[1]?.id, 'Uhuru'],
  ])

  const remove = { institutionId, id: view.holidays[0]?.id ?? '', requestId: newId() }
  const rest = await removeHoliday(ctx, remove)
  expect(rest.holidays.map(({ day }) => day)).toEqual(['2026-12-09'])
  expect(await removeHoliday(ctx, remove)).toEqual(rest)
  await expect(removeHoliday(ctx, { ...remove, requestId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await lastEvent(institutionId)).toMatchObject({ kind: 'institution.holidayRemoved', data: { day: '2026-08-08' } })
  expect(await holidaysBetween(server.services.orm.em.fork(), institutionId, '2026-12-01', '2026-12-09')).toEqual(['2026-12-09'])
  expect(await holidaysBetween(server.services.orm.em.fork(), institutionId, '2026-12-10', '2026-12-31')).toEqual([])
})

test('a department and a programme in it are added and edited', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const institutionId = season.institution.id
  const department = { id: newId(), institutionId, code: 'ENG', name: 'Engineering' }
  const added = await addDepartment(ctx, department)
  expect(added.departments).toEqual([{ id: department.id, code: 'ENG', name: 'Engineering', version: 1 }])
  expect(await addDepartment(ctx, department)).toEqual(added)
  await expect(addDepartment(ctx, { ...department, name: 'Other' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(addDepartment(ctx, { ...department, id: newId() })).rejects.toMatchObject({
    code: 'CODE_TAKEN',
    fields: [{ pointer: '/code' }],
  })

  const programme = { id: newId(), institutionId, code: 'CE', name: 'Civil', departmentId: department.id }
  expect((await addProgramme(ctx, programme)).programmes).toMatchObject([
    { code: 'CE', departmentId: department.id, students: 0 },
    { code: 'EE', departmentId: null, students: 2 },
  ])
  await expect(addProgramme(ctx, { ...programme, id: newId() })).rejects.toMatchObject({ code: 'CODE_TAKEN' })
  expect((await server.eventsOf(institutionId)).map(({ kind, data }) => [kind, Object.keys(data)])).toEqual([
    ['institution.departmentAdded', ['departmentId']],
    ['institution.programmeAdded', ['programmeId', 'departmentId']],
  ])

  const edit = { id: department.id, version: 1, requestId: newId(), code: 'ENG', name: 'Faculty of Engineering' }
  expect((await editDepartment(ctx, edit)).departments).toMatchObject([{ name: 'Faculty of Engineering', version: 2 }])
  expect((await editDepartment(ctx, edit)).departments).toMatchObject([{ version: 2 }])
  await expect(editDepartment(ctx, { ...edit, requestId: newId() })).rejects.toMatchObject({ code: 'STALE_VERSION' })
  const rename = { id: programme.id, version: 1, requestId: newId(), code: 'CE', name: 'Civil Engineering', departmentId: null }
  expect((await editProgramme(ctx, rename)).programmes[0]).toMatchObject({ name: 'Civil Engineering', departmentId: null, version: 2 })
  await expect(editProgramme(ctx, { ...rename, version: 2, requestId: newId(), code: 'EE' })).rejects.toMatchObject({ code: 'CODE_TAKEN' })
  expect(await lastEvent(institutionId)).toMatchObject({ kind: 'institution.programmeEdited', revision: 2 })
})

test('a code is one, whatever the case of its letters', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const institutionId = season.institution.id
  const taken = { code: 'CODE_TAKEN', fields: [{ pointer: '/code' }] }
  const programme = { id: newId(), institutionId, code: 'ee', name: 'Electronics', departmentId: null }
  await expect(addProgramme(ctx, programme)).rejects.toMatchObject(taken)
  await addProgramme(ctx, { ...programme, code: 'el' })
  const edit = { id: programme.id, version: 1, name: 'Electronics', departmentId: null }
  await expect(editProgramme(ctx, { ...edit, requestId: newId(), code: 'Ee' })).rejects.toMatchObject(taken)
  const { programmes } = await editProgramme(ctx, { ...edit, requestId: newId(), code: 'EL' })
  expect(
    programmes.map(({ code }) => code),
    'its own, in other letters',
  ).toEqual(['EE', 'EL'])

  const [first, second] = [newId(), newId()]
  await addDepartment(ctx, { id: first, institutionId, code: 'ENG', name: 'Engineering' })
  await expect(addDepartment(ctx, { id: second, institutionId, code: 'eng', name: 'English' })).rejects.toMatchObject(taken)
  await addDepartment(ctx, { id: second, institutionId, code: 'lang', name: 'English' })
  const rename = { id: second, version: 1, requestId: newId(), code: 'Eng', name: 'English' }
  await expect(editDepartment(ctx, rename)).rejects.toMatchObject(taken)
})

test('a programme does not go into another institution’s department', async () => {
  const [season, elsewhere] = [await server.season(), await server.season()]
  const foreign = { id: newId(), institutionId: elsewhere.institution.id, code: 'ENG', name: 'Engineering' }
  await addDepartment(server.as(elsewhere.coordinator), foreign)
  const programme = { id: newId(), institutionId: season.institution.id, code: 'CE', name: 'Civil', departmentId: foreign.id }
  await expect(addProgramme(server.as(season.coordinator), programme)).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ pointer: '/departmentId' }],
  })
})

test('for everybody else there is no such institution, and nothing changes', async () => {
  const [season, elsewhere] = [await server.season(), await server.season()]
  const institutionId = season.institution.id
  const ctx = server.as(season.coordinator)
  const department = { id: newId(), institutionId, code: 'ENG', name: 'Engineering' }
  await addDepartment(ctx, department)
  const { holidays } = await addHolidays(ctx, { institutionId, holidays: [{ day: '2026-12-09', name: 'Uhuru' }] })
  const events = await server.eventsOf(institutionId)
  const acts: ((ctx: Ctx) => Promise<unknown>)[] = [
    (who) => viewSettings(who, institutionId),
    (who) => editInstitution(who, edited(season)),
    (who) => addHolidays(who, { institutionId, holidays: [{ day: '2026-12-25', name: 'Christmas' }] }),
    (who) => removeHoliday(who, { institutionId, id: holidays[0]?.id ?? '' }),
    (who) => addDepartment(who, { ...department, id: newId(), code: 'SCI' }),
    (who) => editDepartment(who, { id: department.id, version: 1, code: 'SCI', name: 'Science' }),
    (who) => addProgramme(who, { id: newId(), institutionId, code: 'CE', name: 'Civil', departmentId: null }),
    (who) => editProgramme(who, { id: season.programme.id, version: 1, code: 'CE', name: 'Civil', departmentId: null }),
  ]
  const others: TestPerson[] = [season.student, season.industrialSupervisor, season.universitySupervisor, elsewhere.coordinator]
  for (const act of acts) for (const who of others) await expect(act(server.as(who))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await server.eventsOf(institutionId)).toEqual(events)
  expect(await server.db.orm.em.fork().count(Holiday, { institution: institutionId })).toBe(1)
})
