import {
  Announcement,
  AnnouncementRecipient,
  Contact,
  ContactAddress,
  DomainEvent,
  Enrolment,
  Membership,
  StudentProfile,
  User,
} from '@ipt/db'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tables } from '../../kernel/tables.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { approved } from '../organisations/testing/hosts.ts'
import { markImportRows } from './mend-import.ts'
import { rollBackImport } from './roll-back-import.ts'
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

test('whom it made is gone as if they had never come; who has an account by now, or was written to, stays by name', async () => {
  const { as, begin, commit, file, newId } = files
  const season = await server.season()
  const { text, address } = file(4)
  const view = await begin(season, text)
  await commit(season, view.id)
  const users = await madeBy(address)
  const ids = users.map(({ id }) => id)
  await em().nativeUpdate(User, { id: ids[0] as string }, { passwordHash: 'joined meanwhile' })
  const announcement = newId()
  await writeTo(season, announcement, ids[1] as string)

  const requestId = newId()
  const back = await rollBackImport(as(season), { id: view.id, requestId })
  expect(back).toMatchObject({ status: 'ROLLED_BACK', stayed: [users[0]?.name, users[1]?.name] })
  expect(await rollBackImport(as(season), { id: view.id, requestId })).toEqual(back)
  await expect(rollBackImport(as(season), { id: view.id, requestId: newId() })).rejects.toMatchObject({ code: 'WRONG_STATE' })
  expect((await madeBy(address)).map(({ id }) => id)).toEqual(ids.slice(0, 2))
  expect(await em().count(Membership, { user: { $in: ids } })).toBe(2)
  expect(await em().count(StudentProfile, { user: { $in: ids } })).toBe(2)
  expect(await em().count(Enrolment, { student: { $in: ids } })).toBe(2)
  expect(await em().find(DomainEvent, { kind: 'import.rolledBack', requestId })).toMatchObject([{ data: { gone: 2, stayed: 2 } }])

  const again = await begin(season, text)
  expect(again, 'the same file can come again').toMatchObject({ faults: 0, known: 2 })
})

async function writeTo(season: Awaited<ReturnType<TestServer['season']>>, id: string, userId: string): Promise<void> {
  const publishedAt = server.clock.now
  await em().insert(Announcement, {
    id,
    institution: season.institution.id,
    cohort: season.cohort.id,
    publishedBy: season.coordinator.id,
    publishedAt,
    roles: ['student'],
    title: 'Bring boots',
    body: 'On Monday.',
  })
  await em().insert(AnnouncementRecipient, { announcement: id, user: userId, institution: season.institution.id, role: 'student' })
}

test('who was known before loses what the import gave, and nothing else', async () => {
  const { as, begin, commit, file, newId } = files
  const [season, other] = [await server.season(), await server.season()]
  const view = await begin(season, file(1, { 0: `Linked;${other.student.email};IMP/#/0;Electrical Engineering` }).text)
  await markImportRows(as(season), { id: view.id, rows: [2], linked: true })
  await commit(season, view.id)
  const here = { institution: season.institution.id }
  expect(await em().count(Enrolment, { student: other.student.id, ...here })).toBe(1)
  const back = await rollBackImport(as(season), { id: view.id, requestId: newId() })
  expect(back.stayed).toEqual([])
  expect(await em().count(Enrolment, { student: other.student.id, ...here })).toBe(0)
  expect(await em().count(StudentProfile, { user: other.student.id, ...here })).toBe(0)
  expect(await em().count(Membership, { user: other.student.id, ...here })).toBe(0)
  expect(await em().count(Membership, { user: other.student.id, institution: other.institution.id })).toBe(1)
})

test('a contact that was checked since stays, one that was not is gone with its address', async () => {
  const { as, begin, commit, newId } = files
  const season = await server.season()
  const mark = newId()
  const host = await approved(server, season, { name: `Works ${mark}` })
  const text = `Name,Host,E-mail\nA,Works ${mark},a.${mark}@host.example\nB,Works ${mark},b.${mark}@host.example\n`
  const view = await begin(season, text, { kind: 'industrialContacts' })
  await commit(season, view.id)
  const [a, b] = await madeBy(`%.${mark}@host.example`)
  const contact = await em().findOneOrFail(Contact, { user: a?.id })
  await em().nativeUpdate(Contact, { id: contact.id }, { state: 'CHECKED', checkedAt: server.clock.now, version: 2 })
  expect(await rollBackImport(as(season), { id: view.id, requestId: newId() })).toMatchObject({ stayed: ['A'] })
  expect(await em().find(Contact, { organisation: host.id })).toMatchObject([{ id: contact.id }])
  expect(await em().count(ContactAddress, { email: b?.email })).toBe(0)
  expect(await em().count(User, { id: b?.id })).toBe(0)
})

test('whatever points to a person is found by an index, so that taking many out reads no table as a whole', async () => {
  const { rows } = await sql<{ name: string }>`
    select conname as name from pg_constraint where contype = 'f' and confrelid = 'app_user'::regclass
      and not exists (select from pg_index where indrelid = conrelid and indkey[0] = conkey[1])`.execute(tables(em()))
  expect(rows).toEqual([])
})
