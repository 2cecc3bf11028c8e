import { setTimeout } from 'node:timers/promises'
import { Import, ImportRow, Programme, StudentProfile, User } from '@ipt/db'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tables } from '../../kernel/tables.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { approved } from '../organisations/testing/hosts.ts'
import { commitImport } from './commit-import.ts'
import { listImportRows, viewImport } from './imports.queries.ts'
import { editImportCell, markImportRows } from './mend-import.ts'
import { startImport } from './start-import.ts'
import { peopleFiles } from './testing/people-file.ts'

let server: TestServer
let files: ReturnType<typeof peopleFiles>
beforeAll(async () => {
  server = await startTestServer()
  files = peopleFiles(server)
})
afterAll(() => server.stop())

const em = () => server.db.orm.em.fork()
type Season = Awaited<ReturnType<TestServer['season']>>
const profileOf = (season: Season) => em().findOneOrFail(StudentProfile, { institution: season.institution.id, user: season.student.id })
const suspend = (id: string) => em().nativeUpdate(User, { id }, { state: 'SUSPENDED' })

test('who is suspended isn’t taken without a word, neither of here nor of elsewhere', async () => {
  const { as, begin, commit, faultsOf, file } = files
  const [season, other] = [await server.season(), await server.season()]
  const { registrationNumber } = await profileOf(season)
  const line = (email: string, number: string) => `${season.student.name};${email};${number};Electrical Engineering`
  const { text } = file(2, { 0: line(season.student.email, registrationNumber), 1: line(other.student.email, 'IMP/#/1') })
  const view = await begin(season, text)
  await markImportRows(as(season), { id: view.id, rows: [3], linked: true })
  expect(await faultsOf(season, view.id)).toEqual([])
  await suspend(season.student.id)
  await suspend(other.student.id)
  const { items } = await listImportRows(as(season), { id: view.id, show: 'faults', limit: 10 })
  expect(items.map(({ row, faults }) => [row, faults])).toEqual([
    [2, [{ field: 'email', fault: 'SUSPENDED', personId: season.student.id }]],
    [3, [{ field: 'email', fault: 'SUSPENDED' }]],
  ])
  await expect(commit(season, view.id)).rejects.toMatchObject({ code: 'IMPORT_FAULTS', facts: { rows: 2 } })
  await em().nativeUpdate(User, { id: season.student.id }, { state: 'ACTIVE' })
  expect(await faultsOf(season, view.id)).toEqual([[3, 'email', 'SUSPENDED']])
})

test('what the file says otherwise than the account has it is said, and never written; another number is a fault', async () => {
  const { as, begin, commit, faultsOf, file, newId } = files
  const season = await server.season()
  const profile = await profileOf(season)
  const { department } = await em().findOneOrFail(Programme, { id: profile.programme.id })
  const mark = newId().slice(-8)
  await em().insert(Programme, {
    id: newId(),
    institution: season.institution.id,
    department,
    code: mark,
    name: `Civil ${mark}`,
    createdAt: server.clock.now,
  })
  const { text } = file(1, { 0: `Other Name;${season.student.email};IMP/#/other;Civil ${mark}` })
  const view = await begin(season, text)
  const shown = async (show: 'faults' | 'notices') => (await listImportRows(as(season), { id: view.id, show, limit: 10 })).items
  const personId = season.student.id
  expect(await shown('faults')).toMatchObject([
    { faults: [{ field: 'registrationNumber', fault: 'NUMBER_OTHER', has: profile.registrationNumber, personId }], notices: [] },
  ])
  const spelled = profile.registrationNumber.toLowerCase().replaceAll(/[-/]/g, ' ')
  await editImportCell(as(season), { id: view.id, row: 2, field: 'registrationNumber', value: spelled })
  expect(await faultsOf(season, view.id)).toEqual([])
  const { name: programme } = await em().findOneOrFail(Programme, { id: profile.programme.id })
  expect(await shown('notices')).toMatchObject([
    {
      row: 2,
      faults: [],
      notices: [
        { field: 'name', notice: 'NAME_KEPT', has: season.student.name, personId },
        { field: 'registrationNumber', notice: 'NUMBER_KEPT', has: profile.registrationNumber, personId },
        { field: 'programme', notice: 'PROGRAMME_KEPT', has: programme, personId },
      ],
    },
  ])
  expect(await viewImport(as(season), view.id)).toMatchObject({ notices: 1, known: 1, ready: 1 })
  await commit(season, view.id)
  expect(await profileOf(season)).toMatchObject({ registrationNumber: profile.registrationNumber, programme: { id: profile.programme.id } })
  expect((await em().findOneOrFail(User, { id: personId })).name).toBe(season.student.name)
})

test('of somebody whom another institution knows, nothing is told', async () => {
  const { as, begin, file } = files
  const [season, other] = [await server.season(), await server.season()]
  const view = await begin(season, file(1, { 0: `Other Name;${other.student.email};IMP/#/0;Electrical Engineering` }).text)
  await markImportRows(as(season), { id: view.id, rows: [2], linked: true })
  const { items } = await listImportRows(as(season), { id: view.id, show: 'all', limit: 10 })
  expect(items).toMatchObject([{ faults: [], notices: [] }])
})

test('nobody is a student and a supervisor at one institution, whichever file names them', async () => {
  const { begin, commit, faultsOf, file, newId } = files
  const [season, other] = [await server.season(), await server.season()]
  const line = (email: string, number: number) => `Somebody;${email};IMP/#/${number};Electrical Engineering`
  const [lecturer, coordinator, industry] = [season.universitySupervisor, season.coordinator, season.industrialSupervisor]
  const { text } = file(3, { 0: line(lecturer.email, 0), 1: line(coordinator.email, 1), 2: line(industry.email, 2) })
  const students = await begin(season, text)
  expect(await faultsOf(season, students.id)).toEqual([2, 3, 4].map((row) => [row, 'email', 'SUPERVISES']))
  await expect(commit(season, students.id)).rejects.toMatchObject({ code: 'IMPORT_FAULTS' })

  const staff = `Name,E-mail\nA,${season.student.email}\nB,${coordinator.email}\n`
  const supervisors = await begin(season, staff, { kind: 'universitySupervisors' })
  expect(await faultsOf(season, supervisors.id), 'a coordinator may teach').toEqual([[2, 'email', 'OTHER_ROLE']])

  const host = await approved(server, season, { name: `Host ${newId()}` })
  const contact = `Name,Company,E-mail\nA,${host.name},${season.student.email}\nB,${host.name},${other.student.email}\n`
  const contacts = await begin(season, contact, { kind: 'industrialContacts' })
  expect(await faultsOf(season, contacts.id)).toEqual([
    [2, 'email', 'OTHER_ROLE'],
    [3, 'email', 'OTHER_ROLE'],
  ])
})

test('an upload’s id with other bytes, or for another season, is taken; with the same it is the same draft', async () => {
  const { as, file, newId } = files
  const season = await server.season()
  const input = { id: newId(), institutionId: season.institution.id, kind: 'students' as const, name: 'a.csv', cohortId: season.cohort.id }
  const bytes = Buffer.from(file(2).text)
  const first = await startImport(as(season), input, bytes)
  expect(await startImport(as(season), input, Buffer.from(bytes))).toEqual(first)
  const refused = { code: 'ID_TAKEN' }
  await expect(startImport(as(season), input, Buffer.concat([bytes, Buffer.from('\r\n')]))).rejects.toMatchObject(refused)
  await expect(startImport(as(season), { ...input, cohortId: undefined }, bytes)).rejects.toMatchObject(refused)
  await expect(startImport(as(season), { ...input, kind: 'universitySupervisors' }, bytes)).rejects.toMatchObject(refused)
  expect(await em().count(Import, { institution: season.institution.id })).toBe(1)
})

test('a number that somebody else got while the file was being taken is a fault of its row, and nothing is half done', async () => {
  const { as, begin, faultsOf, file, newId } = files
  const season = await server.season()
  const { text, address, mark } = file(3)
  const { id, version } = await begin(season, text)
  const { programme, institution } = await profileOf(season)
  const rival = newId()
  const email = `rival.${rival}@import.example`
  await em().insert(User, {
    id: rival,
    name: 'Rival',
    email,
    emailKey: email,
    passwordHash: null,
    language: 'en',
    state: 'ACTIVE',
    createdAt: server.clock.now,
  })
  const tx = em()
  await tx.begin()
  const registrationNumber = `IMP/${mark}/1`
  await tx.insert(StudentProfile, { id: newId(), institution, user: rival, programme, registrationNumber, createdAt: server.clock.now })
  const taken = commitImport(as(season), { id, version, requestId: newId(), invite: false }).catch((error: unknown) => error)
  // It has read the rows, and waits at the number for this transaction to end.
  const waiting = sql`select from pg_stat_activity where datname = current_database() and wait_event = 'transactionid'`
  while ((await waiting.execute(tables(em()))).rows.length === 0) await setTimeout(20)
  await tx.commit()
  expect(await taken).toMatchObject({ code: 'IMPORT_FAULTS', facts: { rows: 1 } })
  expect(await faultsOf(season, id)).toEqual([[3, 'registrationNumber', 'NUMBER_TAKEN']])
  expect(await em().count(User, { email: { $like: address } })).toBe(0)
  expect(await em().count(ImportRow, { import: id, userId: { $ne: null } })).toBe(0)
})

test('two drafts with one number, taken at the same moment: one is, the other has a fault', async () => {
  const { as, begin, faultsOf, file, newId } = files
  const season = await server.season()
  const [one, two] = [file(20), file(20, { 7: 'Same Number;same.#@import.example;SHARED;Electrical Engineering' })]
  const drafts = [await begin(season, one.text.replace(`IMP/${one.mark}/3`, 'SHARED')), await begin(season, two.text)]
  const outcomes = await Promise.allSettled(
    drafts.map(({ id, version }) => commitImport(as(season), { id, version, requestId: newId(), invite: false })),
  )
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const lost = outcomes.findIndex(({ status }) => status === 'rejected')
  expect(outcomes[lost]).toMatchObject({ reason: { code: 'IMPORT_FAULTS', facts: { rows: 1 } } })
  expect(await faultsOf(season, drafts[lost]?.id ?? '')).toEqual([[lost === 0 ? 5 : 9, 'registrationNumber', 'NUMBER_TAKEN']])
  expect(await em().count(User, { email: { $like: lost === 0 ? one.address : two.address } })).toBe(0)
})
