import { Contact, DomainEvent, Enrolment, Import, ImportRow, Membership, Programme, StudentProfile, User } from '@ipt/db'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tables } from '../../kernel/tables.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aHost, approved } from '../organisations/testing/hosts.ts'
import { commitImport } from './commit-import.ts'
import { listImportRows, listImports, viewImport } from './imports.queries.ts'
import { discardImport, editImportCell, mapImport, markImportRows, nameHost, nameProgramme } from './mend-import.ts'
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
const madeBy = (address: string) => em().find(User, { email: { $like: address } }, { orderBy: { email: 'asc' } })

test('a file is read, mapped by its heads, and committed at once; sent twice it is one', async () => {
  const { as, begin, commit, file, newId } = files
  const season = await server.season()
  const { text, address } = file(3)
  const view = await begin(season, `\ufeff${text}`)
  expect(view).toMatchObject({
    encoding: 'utf-8',
    delimiter: ';',
    columns: { name: 0, email: 1, registrationNumber: 2, programme: 3 },
    rows: 3,
    ready: 3,
    faults: 0,
  })
  const requestId = newId()
  const committed = await commit(season, view.id, { requestId })
  expect(committed.status).toBe('COMMITTED')
  expect(await commit(season, view.id, { requestId })).toEqual(committed)
  await expect(commit(season, view.id)).rejects.toMatchObject({ code: 'WRONG_STATE' })

  const users = await madeBy(address)
  const ids = users.map(({ id }) => id)
  expect(users).toHaveLength(3)
  expect(await em().count(Membership, { user: { $in: ids }, role: 'student' })).toBe(3)
  expect(await em().count(StudentProfile, { user: { $in: ids } })).toBe(3)
  expect(await em().count(Enrolment, { student: { $in: ids }, cohort: season.cohort.id })).toBe(3)
  const added = await em().find(DomainEvent, { kind: 'user.added', subjectId: { $in: ids } })
  expect(added.map(({ data }) => data)).toEqual(Array(3).fill(expect.objectContaining({ role: 'student', existed: false })))
  expect((await server.eventsOf(season.cohort.id)).at(-1)).toMatchObject({ kind: 'cohort.studentsEnrolled', data: { count: 3 } })
  const [event] = await em().find(DomainEvent, { kind: 'import.committed', requestId })
  expect(event).toMatchObject({ data: { importId: view.id, people: 3, made: 3 }, actorId: season.coordinator.id })
  expect(await as(season).em.fork().count(Import, { id: view.id, content: null }), 'the file itself is gone').toBe(1)
})

test('faults are named by row and column, mended in place or left out, and nothing is half done', async () => {
  const { as, begin, commit, faultsOf, file } = files
  const season = await server.season()
  const { text, address, mark } = file(10, {
    1: 'No Address;none;IMP/#/1;Electrical Engineering',
    2: 'Twice;s0.#@import.example;IMP/#/2;Electrical Engineering',
    3: 'Number Twice;x3.#@import.example;IMP/#/0;Electrical Engineering',
    4: 'Unknown;x4.#@import.example;IMP/#/4;Astrology',
    5: ';x5.#@import.example;IMP/#/5;Electrical Engineering',
    6: 'Known Number;x6.#@import.example;TAKEN;Electrical Engineering',
    7: '=HYPERLINK("http://x");x7.#@import.example;IMP/#/7;Electrical Engineering',
    8: 'Line End;"neema@\nimport.example";IMP/#/8;Electrical Engineering',
    9: `${'Long '.repeat(30)};x9.#@import.example;IMP/#/9;Electrical Engineering`,
  })
  const view = await begin(season, text)
  const [profile] = await em().find(StudentProfile, { institution: season.institution.id })
  const taken = profile?.registrationNumber.toLowerCase() ?? ''
  await editImportCell(as(season), { id: view.id, row: 8, field: 'registrationNumber', value: taken })
  expect(await faultsOf(season, view.id)).toEqual([
    [3, 'email', 'EMAIL_BAD'],
    [4, 'email', 'EMAIL_TWICE'],
    [5, 'registrationNumber', 'NUMBER_TWICE'],
    [6, 'programme', 'PROGRAMME_UNKNOWN'],
    [7, 'name', 'MISSING'],
    [8, 'registrationNumber', 'NUMBER_TAKEN'],
    [10, 'email', 'EMAIL_BAD'],
    [11, 'name', 'TOO_LONG'],
  ])
  await expect(commit(season, view.id)).rejects.toMatchObject({ code: 'IMPORT_FAULTS', details: { facts: { rows: 8 } } })
  expect(await madeBy(address)).toHaveLength(0)

  await editImportCell(as(season), { id: view.id, row: 3, field: 'email', value: `mended.${mark}@import.example` })
  await editImportCell(as(season), { id: view.id, row: 5, field: 'registrationNumber', value: `IMP/${mark}/3` })
  await editImportCell(as(season), { id: view.id, row: 7, field: 'name', value: 'Asha Juma' })
  const programme = await em().findOneOrFail(Programme, { institution: season.institution.id })
  expect((await viewImport(as(season), view.id)).unknownProgrammes).toEqual([{ word: 'Astrology', rows: 1 }])
  await nameProgramme(as(season), { id: view.id, word: 'astrology', programmeId: programme.id })
  const ready = await markImportRows(as(season), { id: view.id, rows: [4, 8, 10, 11], dropped: true })
  expect(ready).toMatchObject({ ready: 6, faults: 0, dropped: 4 })
  await commit(season, view.id)
  const names = (await madeBy(address)).map(({ name }) => name)
  expect(names).toHaveLength(6)
  expect(names, 'a formula is a text').toContain('=HYPERLINK("http://x")')
})

test('what somebody mended meanwhile is not taken unseen, nor thrown away by reading the file anew', async () => {
  const { as, begin, file, newId } = files
  const season = await server.season()
  const view = await begin(season, file(2, { 1: 'No Address;none;IMP/#/1;Electrical Engineering' }).text)
  const { version, columns } = view
  const after = await markImportRows(as(season), { id: view.id, rows: [3], dropped: true })
  const act = { id: view.id, requestId: newId(), invite: false }
  await expect(commitImport(as(season), { ...act, version })).rejects.toMatchObject({ code: 'STALE_VERSION' })
  await expect(mapImport(as(season), { id: view.id, version, columns, encoding: 'utf-16le' })).rejects.toMatchObject({
    code: 'STALE_VERSION',
  })
  const again = await mapImport(as(season), { id: view.id, version: after.version, columns, delimiter: ',' })
  expect(again, 'read anew').toMatchObject({ delimiter: ',', headers: ['Name;E-mail;Registration number;Programme'], dropped: 0 })
  const { rest, ...same } = { rest: again.columns, id: view.id, version: again.version }
  await expect(mapImport(as(season), { ...same, columns: { name: 0, email: 0 } })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  await expect(mapImport(as(season), { ...same, columns: { ...rest, name: 7 } })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
})

test('people of another institution are linked once that is confirmed, and never renamed', async () => {
  const { as, begin, commit, faultsOf, file } = files
  const [season, other] = [await server.season(), await server.season()]
  const view = await begin(season, file(1, { 0: `Somebody Else;${other.student.email};IMP/#/0;Electrical Engineering` }).text)
  expect(await faultsOf(season, view.id)).toEqual([[2, 'email', 'ELSEWHERE']])
  await markImportRows(as(season), { id: view.id, rows: [2], linked: true })
  await commit(season, view.id)
  expect((await em().findOneOrFail(User, { id: other.student.id })).name).toBe(other.student.name)
  expect(await em().count(Membership, { user: other.student.id, institution: season.institution.id })).toBe(1)
  expect((await server.eventsOf(other.student.id)).at(-1)).toMatchObject({ kind: 'user.added', data: { existed: true } })
})

test('who is known here gets what is missing: the season', async () => {
  const { begin, commit, file } = files
  const season = await server.season()
  const [profile] = await em().find(StudentProfile, { institution: season.institution.id, user: season.student.id })
  const number = profile?.registrationNumber
  const view = await begin(season, file(1, { 0: `Other Name;${season.student.email};${number};Electrical Engineering` }).text)
  expect(view).toMatchObject({ faults: 0, known: 1 })
  await commit(season, view.id)
  expect(await em().count(Enrolment, { student: season.student.id, cohort: season.cohort.id, endedAt: null })).toBe(1)
  expect((await em().findOneOrFail(User, { id: season.student.id })).name).toBe(season.student.name)
})

test('university supervisors: no student, and nobody whose account was merged', async () => {
  const { as, begin, commit, faultsOf, newId } = files
  const season = await server.season()
  const merged = newId()
  const gone = `gone.${merged}@import.example`
  const createdAt = new Date('2026-01-01T00:00:00Z')
  await em().insert(User, {
    id: merged,
    name: 'Gone',
    email: gone,
    emailKey: gone,
    passwordHash: null,
    language: 'en',
    state: 'SUSPENDED',
    mergedInto: season.universitySupervisor.id,
    createdAt,
  })
  const text = `Jina\tBarua pepe\nDr. A\ta.${merged}@import.example\nDr. B\t${season.student.email}\nDr. C\t${gone}\n`
  const view = await begin(season, text, { kind: 'universitySupervisors' })
  expect(view).toMatchObject({ columns: { name: 0, email: 1 }, cohort: null })
  expect(await faultsOf(season, view.id)).toEqual([
    [3, 'email', 'OTHER_ROLE'],
    [4, 'email', 'MERGED'],
  ])
  await markImportRows(as(season), { id: view.id, rows: [3, 4], dropped: true })
  await commit(season, view.id, { invite: true })
  const [made] = await madeBy(`a.${merged}@import.example`)
  expect(await em().find(Membership, { user: made?.id })).toMatchObject([{ role: 'universitySupervisor', until: null }])
  const { rows } = await sql<{ payload: { userIds: string[] } }>`
    select payload from graphile_worker._private_jobs where payload::text like ${`%${made?.id}%`}`.execute(tables(em()))
  expect(rows, 'invited by a job').toHaveLength(1)
})

test('industrial contacts: the host by its name as the registry reads it, or as somebody says; unchecked, and never invited', async () => {
  const { as, begin, commit, faultsOf, newId } = files
  const season = await server.season()
  const mark = newId()
  const host = await approved(server, season, aHost(season, { name: `Breweries ${mark} Ltd` }))
  const twins = [
    await approved(server, season, aHost(season, { name: `Twin ${mark}` })),
    await approved(server, season, aHost(season, { name: `TWIN ${mark} Limited` })),
  ]
  const text = `Name,Company,Job title,Mobile,E-mail
Grace Mollel,"BREWERIES ${mark}, LIMITED",Engineer,+255 754 000 111,grace.${mark}@host.example
Juma Said,Twin ${mark},,,juma.${mark}@host.example
Neema Ally,Nobody ${mark},,call me,neema.${mark}@host.example
A Student,Breweries ${mark},,,${season.student.email}
`
  const view = await begin(season, text, { kind: 'industrialContacts' })
  expect(view.columns).toEqual({ name: 0, host: 1, title: 2, phone: 3, email: 4 })
  expect(await faultsOf(season, view.id)).toEqual([
    [3, 'host', 'HOST_UNCLEAR'],
    [4, 'host', 'HOST_UNKNOWN'],
    [4, 'phone', 'PHONE_BAD'],
    [5, 'email', 'OTHER_ROLE'],
  ])
  expect(view.unknownHosts.map(({ rows }) => rows)).toEqual([1, 1])
  await nameHost(as(season), { id: view.id, word: `twin ${mark}`, organisationId: twins[1]?.id ?? '' })
  await expect(nameHost(as(season), { id: view.id, word: 'x', organisationId: newId() })).rejects.toMatchObject({
    code: 'ORGANISATION_NOT_FOUND',
  })
  await markImportRows(as(season), { id: view.id, rows: [4, 5], dropped: true })
  await commit(season, view.id, { invite: true })
  const people = await madeBy(`%.${mark}@host.example`)
  const contacts = await em().find(Contact, { user: { $in: people.map(({ id }) => id) } }, { orderBy: { name: 'asc' } })
  expect(contacts).toMatchObject([
    { name: 'Grace Mollel', title: 'Engineer', phone: '+255 754 000 111', state: 'UNCHECKED', organisation: { id: host.id } },
    { name: 'Juma Said', state: 'UNCHECKED', organisation: { id: twins[1]?.id } },
  ])
  expect(await em().count(Membership, { user: { $in: people.map(({ id }) => id) } }), 'nobody supervises before the check').toBe(0)
  expect((await server.eventsOf(host.id)).at(-1)).toMatchObject({ kind: 'contact.added', data: { contactId: contacts[0]?.id } })
  const { rows } = await sql`select from graphile_worker._private_jobs where payload::text like ${`%${people[0]?.id}%`}`.execute(
    tables(em()),
  )
  expect(rows).toHaveLength(0)
})

test('a season that is over takes nobody, by the institution’s day', async () => {
  const { begin, commit, file } = files
  const season = await server.season()
  const view = await begin(season, file(1).text)
  const now = server.clock.now
  try {
    // In Dar es Salaam it is the next day already.
    server.clock.now = new Date(`${season.cohort.endsOn}T22:00:00Z`)
    await expect(begin(season, file(1).text)).rejects.toMatchObject({ code: 'INPUT_INVALID', fields: [{ pointer: '/cohortId' }] })
    await expect(commit(season, view.id)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  } finally {
    server.clock.now = now
  }
})

test('no draft begins from what can’t be read, or twice from one sending', async () => {
  const { as, begin, file, newId } = files
  const season = await server.season()
  await expect(begin(season, 'Name;E-mail\r\n')).rejects.toMatchObject({ code: 'IMPORT_UNREADABLE' })
  expect(await em().count(Import, { institution: season.institution.id })).toBe(0)
  const input = { id: newId(), institutionId: season.institution.id, kind: 'students' as const, name: 'a.csv' }
  const bytes = Buffer.from(file(2).text)
  const two = await Promise.all([startImport(as(season), input, bytes), startImport(as(season), input, bytes)])
  expect(two[0]).toEqual(two[1])
  await expect(startImport(as(season), { ...input, name: 'b.csv' }, bytes)).rejects.toMatchObject({ code: 'ID_TAKEN' })
})

test('a draft is thrown away with all that it held; what was taken is not', async () => {
  const { as, begin, commit, file } = files
  const season = await server.season()
  const view = await begin(season, file(2).text)
  const gone = await discardImport(as(season), { id: view.id })
  expect(gone).toMatchObject({ status: 'DISCARDED', rows: 0 })
  expect(await discardImport(as(season), { id: view.id })).toEqual(gone)
  expect(await em().count(ImportRow, { import: view.id })).toBe(0)
  expect(await listImports(as(season))).toEqual([])
  await expect(commit(season, view.id)).rejects.toMatchObject({ code: 'WRONG_STATE' })
  const taken = await begin(season, file(1).text)
  await commit(season, taken.id)
  await expect(discardImport(as(season), { id: taken.id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
})

test('5,000 rows are taken in one act, page by page to be read', async () => {
  const { as, begin, commit, file } = files
  const season = await server.season()
  const { text, address } = file(5_000)
  const view = await begin(season, text)
  expect(view.ready).toBe(5_000)
  const first = await listImportRows(as(season), { id: view.id, show: 'all', limit: 2 })
  const second = await listImportRows(as(season), { id: view.id, show: 'all', limit: 2, cursor: first.next ?? '' })
  expect([...first.items, ...second.items].map(({ row }) => row)).toEqual([2, 3, 4, 5])
  await commit(season, view.id)
  expect(await em().count(User, { email: { $like: address } })).toBe(5_000)
}, 60_000)

test('committed by three at once, once; two files of the same people at once make each once', async () => {
  const { as, begin, file, newId } = files
  const season = await server.season()
  const one = file(2)
  const view = await begin(season, one.text)
  const commit = ({ id, version }: { id: string; version: number }) =>
    commitImport(as(season), { id, version, requestId: newId(), invite: false })
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => commit(view)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await madeBy(one.address)).toHaveLength(2)

  const { text, address } = file(30)
  const twins = [await begin(season, text), await begin(season, text)]
  const both = await Promise.allSettled(twins.map(commit))
  expect(await madeBy(address)).toHaveLength(30)
  expect(await em().count(Membership, { user: { $in: (await madeBy(address)).map(({ id }) => id) } })).toBe(30)
  expect(both.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : outcome.value.status))).toEqual(['COMMITTED', 'COMMITTED'])
})

test('nobody else’s: another institution, another role', async () => {
  const { as, begin, file, newId } = files
  const [season, other] = [await server.season(), await server.season()]
  const { text } = file(2)
  const { id, version, columns } = await begin(season, text)
  for (const ctx of [server.as(other.coordinator), server.as(season.student), server.as(season.universitySupervisor)]) {
    const refused = { code: 'NOT_FOUND' }
    await expect(viewImport(ctx, id)).rejects.toMatchObject(refused)
    await expect(listImportRows(ctx, { id, show: 'all', limit: 10 })).rejects.toMatchObject(refused)
    await expect(mapImport(ctx, { id, version, columns })).rejects.toMatchObject(refused)
    await expect(editImportCell(ctx, { id, row: 2, field: 'name', value: 'x' })).rejects.toMatchObject(refused)
    await expect(markImportRows(ctx, { id, rows: [2], dropped: true })).rejects.toMatchObject(refused)
    await expect(discardImport(ctx, { id })).rejects.toMatchObject(refused)
    await expect(commitImport(ctx, { id, version, requestId: newId(), invite: false })).rejects.toMatchObject(refused)
    expect(await listImports(ctx)).toEqual([])
    const input = { id: newId(), institutionId: season.institution.id, kind: 'students' as const, name: 'x.csv' }
    await expect(startImport(ctx, input, Buffer.from(text))).rejects.toMatchObject(refused)
  }
  await expect(begin(season, text, { cohortId: other.cohort.id })).rejects.toMatchObject({ code: 'COHORT_NOT_FOUND' })
  expect((await viewImport(as(season), id)).version).toBe(version)
})
