import type { ImportView, StartImportInput } from '@ipt/contracts'
import { DomainEvent, Enrolment, Membership, Programme, StudentProfile, User } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { commitImport } from './commit-import.ts'
import { listImportRows, viewImport } from './imports.queries.ts'
import { editImportCell, mapImport, markImportRows, nameProgramme } from './mend-import.ts'
import { rollBackImport } from './roll-back-import.ts'
import { startImport } from './start-import.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const newId = () => server.services.newId()
const as = (season: TestSeason) => server.as(season.coordinator)
const em = () => server.db.orm.em.fork()

let run = 0
/** So many students, as a spreadsheet in Dar es Salaam writes them. Each call has people of its own. */
function file(count: number, over: Record<number, string> = {}, separator = ';'): string {
  run += 1
  const lines = Array.from({ length: count }, (_, index) =>
    [`Student ${index}`, `s${index}.${run}@import.example`, `IMP/${run}/${index}`, 'Electrical Engineering'].join(separator),
  )
  for (const [index, line] of Object.entries(over)) lines[Number(index)] = line.replaceAll('#', String(run))
  return `Name${separator}E-mail${separator}Registration number${separator}Programme\r\n${lines.join('\r\n')}\r\n`
}

async function begin(season: TestSeason, content: string | Buffer, over: Partial<StartImportInput> = {}): Promise<ImportView> {
  const input = {
    id: newId(),
    institutionId: season.institution.id,
    kind: 'students' as const,
    cohortId: season.cohort.id,
    name: 'students.csv',
    ...over,
  }
  const view = await startImport(as(season), input, Buffer.isBuffer(content) ? content : Buffer.from(content))
  const programme = await em().findOneOrFail(Programme, { institution: season.institution.id })
  return view.unknownProgrammes.some(({ word }) => word === 'Electrical Engineering')
    ? nameProgramme(as(season), { id: view.id, word: 'Electrical Engineering', programmeId: programme.id })
    : view
}

const faultsOf = async (season: TestSeason, id: string) =>
  (await listImportRows(as(season), { id, show: 'faults', limit: 100 })).items.flatMap(({ row, faults }) =>
    faults.map(({ field, fault }) => [row, field, fault]),
  )

const commit = (season: TestSeason, id: string, requestId = newId()) => commitImport(as(season), { id, requestId, invite: false })

test('a file is read, mapped by its heads, committed at once, and taken back', async () => {
  const season = await server.season()
  const view = await begin(season, `\ufeff${file(3)}`)
  expect(view).toMatchObject({
    encoding: 'utf-8',
    delimiter: ';',
    columns: { name: 0, email: 1, registrationNumber: 2, programme: 3 },
    rows: 3,
    ready: 3,
    faults: 0,
  })
  const requestId = newId()
  const committed = await commit(season, view.id, requestId)
  expect(committed.status).toBe('COMMITTED')
  expect(await commit(season, view.id, requestId), 'sent twice').toEqual(committed)
  const users = await em().find(User, { email: { $like: `%.${run}@import.example` } })
  expect(users).toHaveLength(3)
  const ids = users.map(({ id }) => id)
  for (const [entity, where] of [
    [Membership, { user: { $in: ids } }],
    [StudentProfile, { user: { $in: ids } }],
    [Enrolment, { student: { $in: ids } }],
  ] as const)
    expect(await em().count(entity as never, where as never)).toBe(3)
  expect(await em().count(DomainEvent, { kind: 'user.added', subjectId: { $in: ids } })).toBe(3)
  await em().nativeUpdate(User, { id: ids[0] as string }, { passwordHash: 'joined meanwhile' })
  const back = await rollBackImport(as(season), { id: view.id, requestId: newId() })
  expect(back).toMatchObject({ status: 'ROLLED_BACK', stayed: [users[0]?.name] })
  expect(await em().count(User, { id: { $in: ids } })).toBe(1)
})

test('faults are named by row and column, mended in place or left out, and nothing is half done', async () => {
  const season = await server.season()
  const view = await begin(
    season,
    file(10, {
      1: 'No Address;none;IMP/#/1;Electrical Engineering',
      2: 'Twice;s0.#@import.example;IMP/#/2;Electrical Engineering',
      3: 'Number Twice;x3.#@import.example;IMP/#/0;Electrical Engineering',
      4: 'Unknown;x4.#@import.example;IMP/#/4;Astrology',
      5: ';x5.#@import.example;IMP/#/5;Electrical Engineering',
      6: 'Known Number;x6.#@import.example;TAKEN;Electrical Engineering',
      7: '=HYPERLINK("http://x");x7.#@import.example;IMP/#/7;Electrical Engineering',
    }),
  )
  const [profile] = await em().find(StudentProfile, { institution: season.institution.id })
  const taken = profile?.registrationNumber ?? ''
  await editImportCell(as(season), { id: view.id, row: 8, field: 'registrationNumber', value: taken })
  expect(await faultsOf(season, view.id)).toEqual([
    [3, 'email', 'EMAIL_BAD'],
    [4, 'email', 'EMAIL_TWICE'],
    [5, 'registrationNumber', 'NUMBER_TWICE'],
    [6, 'programme', 'PROGRAMME_UNKNOWN'],
    [7, 'name', 'MISSING'],
    [8, 'registrationNumber', 'NUMBER_TAKEN'],
  ])
  await expect(commit(season, view.id)).rejects.toMatchObject({ code: 'IMPORT_FAULTS', details: { facts: { rows: 6 } } })
  expect(await em().count(User, { email: { $like: `%.${run}@import.example` } })).toBe(0)

  await editImportCell(as(season), { id: view.id, row: 3, field: 'email', value: `mended.${run}@import.example` })
  await editImportCell(as(season), { id: view.id, row: 5, field: 'registrationNumber', value: `IMP/${run}/3` })
  await editImportCell(as(season), { id: view.id, row: 7, field: 'name', value: 'Asha Juma' })
  const programme = await em().findOneOrFail(Programme, { institution: season.institution.id })
  expect((await viewImport(as(season), view.id)).unknownProgrammes).toEqual([{ word: 'Astrology', rows: 1 }])
  await nameProgramme(as(season), { id: view.id, word: 'astrology', programmeId: programme.id })
  const ready = await markImportRows(as(season), { id: view.id, rows: [4, 8], dropped: true })
  expect(ready).toMatchObject({ ready: 8, faults: 0, dropped: 2 })
  await commit(season, view.id)
  const users = await em().find(User, { email: { $like: `%.${run}@import.example` } })
  expect(users).toHaveLength(8)
  expect(
    users.map(({ name }) => name),
    'a formula is a text',
  ).toContain('=HYPERLINK("http://x")')
})

test.each([
  [
    'UTF-16 with its mark',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Name,E-mail,Number,Programme\nNeema Müller,n1@enc.example,N1,X\n', 'utf16le')]),
    'utf-16le',
  ],
  ['windows-1252', Buffer.from('Name\tE-mail\tNumber\tProgramme\nNeema Müller\tn2@enc.example\tN2\tX\n', 'latin1'), 'windows-1252'],
  ['UTF-8', Buffer.from('Name|E-mail|Number|Programme\nNeema Müller|n3@enc.example|N3|X\n'), 'utf-8'],
])('%s is known, and said', async (_, bytes, encoding) => {
  const season = await server.season()
  const view = await begin(season, bytes)
  expect(view.encoding).toBe(encoding)
  const [row] = (await listImportRows(as(season), { id: view.id, show: 'all', limit: 10 })).items
  expect(row?.values.name).toBe('Neema Müller')
  const other = await mapImport(as(season), { id: view.id, version: view.version, columns: view.columns, encoding: 'windows-1252' })
  expect(other.encoding).toBe('windows-1252')
})

test('a line end within an address is a space, and told as no address', async () => {
  const season = await server.season()
  const view = await begin(season, file(1, { 0: 'Neema;"neema@\nimport.example";IMP/#/0;Electrical Engineering' }))
  expect(await faultsOf(season, view.id)).toEqual([[2, 'email', 'EMAIL_BAD']])
})

test.each([
  ['nothing', '', 'IMPORT_UNREADABLE'],
  ['heads alone', 'Name;E-mail\r\n', 'IMPORT_UNREADABLE'],
  ['60,000 rows', file(60_000), 'IMPORT_TOO_LARGE'],
  ['what says it is a spreadsheet', Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(64)]), 'IMPORT_UNREADABLE'],
])('%s is refused, and no draft begins', async (_, content, code) => {
  const season = await server.season()
  await expect(begin(season, content)).rejects.toMatchObject({ code })
})

test('people of another institution are linked once that is confirmed, and never renamed', async () => {
  const [season, other] = [await server.season(), await server.season()]
  const view = await begin(season, file(1, { 0: `Somebody Else;${other.student.email};IMP/#/0;Electrical Engineering` }))
  expect(await faultsOf(season, view.id)).toEqual([[2, 'email', 'ELSEWHERE']])
  await markImportRows(as(season), { id: view.id, rows: [2], linked: true })
  await commit(season, view.id)
  expect((await em().findOneOrFail(User, { id: other.student.id })).name).toBe(other.student.name)
  expect(await em().count(Membership, { user: other.student.id, institution: season.institution.id })).toBe(1)
})

test('who is known here gets what is missing: the season', async () => {
  const season = await server.season()
  const [profile] = await em().find(StudentProfile, { institution: season.institution.id, user: season.student.id })
  const view = await begin(season, file(1, { 0: `Neema;${season.student.email};${profile?.registrationNumber};Electrical Engineering` }))
  expect(view).toMatchObject({ faults: 0, known: 1 })
  await commit(season, view.id)
  expect(await em().count(Enrolment, { student: season.student.id, cohort: season.cohort.id, endedAt: null })).toBe(1)
})

test('5,000 rows are taken in one act', async () => {
  const season = await server.season()
  const view = await begin(season, file(5_000))
  expect(view.ready).toBe(5_000)
  await commit(season, view.id)
  expect(await em().count(User, { email: { $like: `%.${run}@import.example` } })).toBe(5_000)
}, 60_000)

test('nobody else’s: another institution, another role; committed by two at once, once', async () => {
  const [season, other] = [await server.season(), await server.season()]
  const view = await begin(season, file(2))
  await expect(viewImport(server.as(other.coordinator), view.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(viewImport(server.as(season.student), view.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => commit(season, view.id)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await em().count(User, { email: { $like: `%.${run}@import.example` } })).toBe(2)
})
