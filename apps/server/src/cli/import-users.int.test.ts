import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DomainEvent, Enrolment, Import, Membership, Programme, User } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { mailsTo, runJobs } from '../modules/accounts/testing/mails.ts'
import { peopleTasks } from '../modules/people/index.ts'
import { startTestServer, type TestServer } from '../testing/index.ts'
import { ipt as iptWith, settingsOf } from './testing/ipt.ts'

let server: TestServer
let folder: string
let season: TestSeason
let programme: string
/** Sets the people of each test apart. */
let mark: string
let runs = 0
beforeAll(async () => {
  server = await startTestServer()
  folder = await mkdtemp(join(tmpdir(), 'ipt-import-'))
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  // The clock of the tests stands in 2026; the command's own goes on.
  season = await server.season({ today: new Date().toISOString().slice(0, 10) as never })
  programme = (await em().findOneOrFail(Programme, { institution: season.institution.id })).name
  mark = `${++runs}-${process.pid}`
})

const em = () => server.db.orm.em.fork()
const run = (input: string, ...args: string[]) =>
  iptWith(settingsOf(server.db), ['import-users', '--institution', season.institution.id, ...args], input)
const lines = (count: number, word = programme) =>
  [
    'Name;E-mail;Registration number;Programme',
    ...Array.from({ length: count }, (_, n) => `Student ${n};s${n}.${mark}@import.example;IMP/${mark}/${n};${word}`),
  ].join('\n')
const made = () => em().find(User, { email: { $like: `%.${mark}@import.example` } })

test('a file is tried, then taken; again it adds nobody twice; the record says that nobody in person did it', async () => {
  const file = join(folder, 'people.csv')
  await writeFile(file, lines(3))
  const tried = await run('', '--file', file, '--season', season.cohort.id, '--dry-run')
  expect(tried).toMatchObject({ code: 0, out: expect.stringContaining('3 can be taken') })
  expect(await made()).toEqual([])
  expect(await em().find(Import, { institution: season.institution.id })).toMatchObject([{ status: 'DISCARDED', createdBy: null }])

  const taken = await run('', '--file', file, '--season', season.cohort.id, '--json')
  expect(taken.code).toBe(0)
  expect(JSON.parse(taken.out)).toMatchObject({ rows: 3, taken: 3, known: 0, faults: [] })
  const ids = (await made()).map(({ id }) => id)
  expect(ids).toHaveLength(3)
  expect(await em().count(Enrolment, { student: { $in: ids }, cohort: season.cohort.id })).toBe(3)
  const events = await em().find(DomainEvent, { kind: ['import.committed', 'user.added'], institutionId: season.institution.id })
  expect(new Set(events.map(({ actorKind, actorRole }) => `${actorKind} ${actorRole}`))).toEqual(new Set(['system null']))

  expect(await run('', '--file', file, '--season', season.cohort.id)).toMatchObject({
    code: 0,
    out: expect.stringContaining('3 of people known here'),
  })
  const renamed = await run(lines(3).replace('Student 0', 'Another Name'), '--file', '-', '--dry-run')
  expect(renamed).toMatchObject({ code: 0, out: expect.stringContaining('1 row: something else is known here') })
  expect(await made()).toHaveLength(3)
  expect(await em().count(Membership, { user: { $in: ids } })).toBe(3)
})

test('one row that can not be taken: nobody is, unless it is left out; every fault has its row and words', async () => {
  const text = `${lines(2)}\nNo Address;none;IMP/${mark}/x;${programme}\n;e.${mark}@import.example;IMP/${mark}/y;Astrology\n`
  const refused = await run(text, '--file', '-')
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('Row 4: email "none": this is no e-mail address.') })
  expect(refused.out).toContain('Row 5: name "": nothing stands here; programme "Astrology": no programme is called so')
  expect(await made()).toEqual([])
  const json = JSON.parse((await run(text, '--file', '-', '--json')).out)
  expect(json).toMatchObject({
    taken: 0,
    faults: [{ row: 4, faults: [{ field: 'email', fault: 'EMAIL_BAD', value: 'none' }] }, { row: 5 }],
  })
  const left = await run(text, '--file', '-', '--skip-faults')
  expect(left).toMatchObject({ code: 0, out: expect.stringContaining('Left out: 2 rows.') })
  expect(await made()).toHaveLength(2)
  expect(await em().count(Import, { institution: season.institution.id, status: 'DRAFT' })).toBe(0)
})

test('whoever is to be invited gets a mail by the running server, in nobody’s name', async () => {
  expect(await run(lines(1), '--file', '-', '--invite')).toMatchObject({ code: 0 })
  const invite = peopleTasks(server.services)['people.invite']
  expect(await runJobs(server, 'people.invite', async (payload) => void (await invite?.(payload, {} as never)))).toBe(1)
  const [person] = await made()
  expect(await mailsTo(server, person?.email ?? '')).toMatchObject([{ kind: 'invitation' }])
  const invited = await em().find(DomainEvent, { kind: 'user.invited', subjectId: person?.id ?? '' })
  expect(invited).toMatchObject([{ actorKind: 'system', actorId: null, institutionId: season.institution.id }])
})

test('heads and words that nobody guesses are told; what there is not is refused with what there is', async () => {
  const text = `Wer;Wo;Matrikel;Fach\nNeema;n.${mark}@import.example;IMP/${mark}/1;Strom\n`
  const columns = ['name=Wer', 'email=Wo', 'registrationNumber=Matrikel', 'programme=Fach'].flatMap((pair) => ['--column', pair])
  expect(await run(text, '--file', '-', ...columns, '--programme', 'Strom=Nothing')).toMatchObject({
    code: 2,
    err: expect.stringContaining('No programme is called Nothing'),
  })
  expect(await run(text, '--file', '-', '--column', 'name=Wen')).toMatchObject({
    code: 2,
    err: expect.stringContaining('There are: Wer, Wo, Matrikel, Fach.'),
  })
  expect(await run(text, '--file', '-', '--column', 'name')).toMatchObject({ code: 2, err: expect.stringContaining('name=value') })
  expect(await run(text, '--file', '-', ...columns, '--programme', `Strom=${programme}`)).toMatchObject({ code: 0 })
  expect(await made()).toHaveLength(1)
})

test('somebody of another institution is linked only where it is said', async () => {
  const { student } = await server.season()
  const text = `Name;E-mail\nDr. Kimaro;${student.email.replace('@', `-${mark}@`)}\n`
  expect(await run(text, '--file', '-', '--kind', 'universitySupervisors')).toMatchObject({ code: 0 })
  const elsewhere = (await server.season()).universitySupervisor
  const again = `Name;E-mail\n${elsewhere.name};${elsewhere.email}\n`
  expect(await run(again, '--file', '-', '--kind', 'universitySupervisors')).toMatchObject({
    code: 1,
    out: expect.stringContaining('--link'),
  })
  expect(await run(again, '--file', '-', '--kind', 'universitySupervisors', '--link')).toMatchObject({ code: 0 })
  expect(await em().count(Membership, { user: elsewhere.id, institution: season.institution.id })).toBe(1)
})

test('no file, no table, a season that is not there, an institution of another name: a sentence each', async () => {
  expect(await run('', '--file', join(folder, 'nothing.csv'))).toMatchObject({ code: 1, err: expect.stringContaining('can not be read') })
  expect(await run('', '--file', '-')).toMatchObject({ code: 1, err: expect.stringContaining('The file is empty.') })
  expect(await run(lines(1), '--file', '-', '--season', 'Winter')).toMatchObject({
    code: 1,
    err: expect.stringContaining('No season is called Winter'),
  })
  expect(await run(lines(1))).toMatchObject({ code: 2, err: expect.stringContaining('--file: This is missing.') })
  expect(await run(lines(1), '--file', '-', '--kind', 'cats')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--kind: One of: students'),
  })
})

test('a long file is taken whole, told as it goes', async () => {
  const answer = await run(lines(2_000), '--file', '-', '--json')
  expect(answer).toMatchObject({ code: 0, err: expect.stringMatching(/Trying 2,000 rows …\nTaking 2,000 rows …/) })
  expect(JSON.parse(answer.out)).toMatchObject({ taken: 2_000, known: 0 })
})

test('what is no file is not read as one', async () => {
  expect(await run('', '--file', '/dev/zero')).toMatchObject({ code: 1, err: expect.stringContaining('no file') })
})

test('stopped before people are taken it leaves nothing; while they are, it waits and says what became of it', async () => {
  const args = ['import-users', '--institution', season.institution.id, '--file', '-']
  const stopped = await iptWith(settingsOf(server.db), args, lines(3), 'Reading')
  expect(stopped).toMatchObject({ code: 130, out: '', err: expect.stringContaining('Stopped.') })
  expect(await made()).toEqual([])
  expect(await em().find(Import, { institution: season.institution.id })).toMatchObject([{ status: 'DISCARDED' }])

  const late = await iptWith(settingsOf(server.db), args, lines(3), 'Taking')
  expect(late).toMatchObject({ code: 0, out: expect.stringContaining('Taken: 3 rows'), err: expect.stringContaining('Too late to stop') })
  expect(await made()).toHaveLength(3)
})
