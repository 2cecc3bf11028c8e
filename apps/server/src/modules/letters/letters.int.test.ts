import { Placement, User } from '@ipt/db'
import type { TestPerson } from '@ipt/domain/builders'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { editLetterTemplate } from './edit-letter-template.ts'
import { issueLetters } from './issue-letters.ts'
import { letterPaper } from './letter-paper.ts'
import { lettersOf, listTemplates, readLetter } from './letters.queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const issue = (who: TestPerson, placementIds: string[], more: Partial<Parameters<typeof issueLetters>[1]> = {}) =>
  issueLetters(server.as(who), { placementIds, kind: 'INTRODUCTION', language: 'en', requestId: server.services.newId(), ...more })

const textOf = async (paper: Buffer) => {
  const { totalPages, text } = await extractText(new Uint8Array(paper), { mergePages: true })
  return { totalPages, text: text.replaceAll(/\s+/g, ' ') }
}

test('letters are numbered in their order, recorded, and sent twice they are the same ones', async () => {
  const season = await server.season()
  const ids = [season.classmatePlacement.id, season.placement.id]
  const requestId = server.services.newId()
  const letters = await issue(season.coordinator, ids, { requestId })
  expect(letters.map(({ placementId, number, year, title }) => [placementId, number, year, title])).toEqual([
    [season.classmatePlacement.id, 1, 2026, 'Introduction of Juma Mtwale'],
    [season.placement.id, 2, 2026, 'Introduction of Neema Mushi'],
  ])
  expect(await issue(season.coordinator, ids, { requestId })).toEqual(letters)
  await expect(issue(season.coordinator, ids, { requestId, language: 'sw' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  expect(await server.eventsOf(season.placement.id)).toMatchObject([
    { kind: 'letter.issued', data: { number: 2, letterId: letters[1]?.id } },
  ])
  const [third] = await issue(season.coordinator, [season.placement.id], { kind: 'PLACEMENT' })
  expect(third).toMatchObject({ number: 3, kind: 'PLACEMENT' })
})

test('two coordinators at once never give one number twice', async () => {
  const season = await server.season()
  const made = await Promise.all(Array.from({ length: 6 }, () => issue(season.coordinator, [season.placement.id])))
  expect(
    made
      .flat()
      .map(({ number }) => number)
      .sort(),
  ).toEqual([1, 2, 3, 4, 5, 6])
})

test('the student reads it, as the coordinator does; nobody else', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const [letter] = await issue(season.coordinator, [season.placement.id])
  const id = letter?.id ?? ''
  for (const who of [season.student, season.coordinator]) {
    expect(await lettersOf(server.as(who), season.placement.id)).toEqual([letter])
    expect(await readLetter(server.as(who), id)).toMatchObject({ id })
  }
  for (const who of [season.industrialSupervisor, season.universitySupervisor, season.classmate, elsewhere.coordinator]) {
    await expect(lettersOf(server.as(who), season.placement.id)).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
    await expect(readLetter(server.as(who), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  for (const who of [season.student, season.universitySupervisor, elsewhere.coordinator])
    await expect(issue(who, [season.placement.id])).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
})

test('none is issued where one cannot be', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  await expect(issue(season.coordinator, [season.placement.id])).rejects.toMatchObject({ code: 'WRONG_STATE' })
  const other = await server.season()
  await expect(issue(season.coordinator, [other.placement.id])).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
  expect(await lettersOf(server.as(other.coordinator), other.placement.id)).toEqual([])
})

test('what was issued says what it said then, byte for byte', async () => {
  const season = await server.season()
  const [letter] = await issue(season.coordinator, [season.placement.id], { language: 'sw' })
  const paper = async () => letterPaper(await readLetter(server.as(season.student), letter?.id ?? ''))
  const first = await paper()
  const { text } = await textOf(first)
  for (const words of ['Na. 1/2026', '18 Agosti 2026', 'Utambulisho wa Neema Mushi', season.organisation.name, season.institution.name])
    expect(text).toContain(words)

  const em = server.db.orm.em.fork()
  await em.nativeUpdate(User, { id: season.student.id }, { name: 'Somebody Else' })
  await em.nativeUpdate(Placement, { id: season.placement.id }, { endsOn: '2026-09-01' })
  const words = { institutionId: season.institution.id, kind: 'INTRODUCTION' as const, language: 'sw' as const }
  await editLetterTemplate(server.as(season.coordinator), { ...words, title: 'Mpya', body: 'Mpya.', version: 0 })
  server.clock.forward(86_400_000)
  expect((await paper()).equals(first)).toBe(true)
  server.clock.forward(-86_400_000)
  expect(await issue(season.coordinator, [season.placement.id], { language: 'sw' })).toMatchObject([{ title: 'Mpya', number: 2 }])
})

test('long names wrap, letters of any Latin alphabet stand, and a long text takes more pages', async () => {
  const name = 'Ng’wanamashalla Öşťünğe-Ŵĩĩyũ Ọlá '.repeat(5).trim()
  const body = `${name}\n\n${'Kila siku mwanafunzi anaandika kazi yake. '.repeat(200)}\nMwisho.`
  const paper = await letterPaper({
    ...{ language: 'sw', number: 7, year: 2026, letterhead: 'Chuo Kikuu', title: name, body },
    ...{ issuedOn: '2026-08-18', issuedAt: new Date('2026-08-18T09:00:00Z') },
  })
  const { totalPages, text } = await textOf(paper)
  expect(totalPages).toBeGreaterThan(1)
  expect(text).toContain('Öşťünğe-Ŵĩĩyũ Ọlá')
  expect(text).toContain('Mwisho.')
})

test('a coordinator writes a text anew; an older version, another institution and a student are refused', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const requestId = server.services.newId()
  const words = {
    institutionId: season.institution.id,
    kind: 'PLACEMENT' as const,
    language: 'en' as const,
    title: 'T',
    body: 'B {{student.name}}',
  }
  const edit = (who: TestPerson, version: number, more: object = {}) => editLetterTemplate(server.as(who), { ...words, version, ...more })
  const view = await edit(season.coordinator, 0, { requestId })
  expect(view).toMatchObject({ title: 'T', version: 1 })
  expect(await edit(season.coordinator, 0, { requestId })).toEqual(view)
  await expect(edit(season.coordinator, 0)).rejects.toMatchObject({ code: 'STALE_VERSION' })
  expect(await edit(season.coordinator, 1, { body: 'C' })).toMatchObject({ body: 'C', version: 2 })
  for (const who of [elsewhere.coordinator, season.student]) await expect(edit(who, 2)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await listTemplates(server.as(season.coordinator))).toHaveLength(4)
  expect((await server.eventsOf(season.institution.id)).filter(({ kind }) => kind === 'letter.templateEdited')).toHaveLength(2)
})

test('the paper is downloaded at its address, by who is signed in', async () => {
  const season = await server.season()
  const [letter] = await issue(season.coordinator, [season.placement.id])
  const path = `/letters/${letter?.id}.pdf`
  expect((await server.request(path)).status).toBe(401)
  const authorization = `Bearer ${await server.tokenOf(season.student)}`
  const answer = await server.request(path, { headers: { authorization } })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(answer.headers.get('content-disposition')).toContain('1-2026 Introduction of Neema Mushi.pdf')
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect((await server.request('/letters/nothing.pdf', { headers: { authorization } })).status).toBe(404)
})

test('of many who write a text first, one does; sent again with other words it is refused', async () => {
  const season = await server.season()
  const words = {
    institutionId: season.institution.id,
    kind: 'PLACEMENT' as const,
    language: 'en' as const,
    title: 'T',
    body: 'B',
    version: 0,
  }
  const edit = (more: object) => editLetterTemplate(server.as(season.coordinator), { ...words, ...more })
  const outcomes = await Promise.allSettled(['1', '2', '3', '4', '5'].map((body) => edit({ body })))
  const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
  expect(refused).toEqual(Array(4).fill('STALE_VERSION'))
  const act = { language: 'sw', requestId: server.services.newId() }
  const same = await Promise.all([1, 2, 3].map(() => edit(act)))
  expect(same.map(({ version }) => version)).toEqual([1, 1, 1])
  await expect(edit({ ...act, body: 'Another.' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
})

test('however long a title grows of names, the head of its download is short', async () => {
  const season = await server.season()
  await server.db.orm.em.fork().nativeUpdate(User, { id: season.student.id }, { name: 'Š'.repeat(120) })
  const words = { institutionId: season.institution.id, kind: 'PLACEMENT' as const, language: 'en' as const, body: 'B', version: 0 }
  await editLetterTemplate(server.as(season.coordinator), { ...words, title: '{{student.name}}'.repeat(18) })
  const [letter] = await issue(season.coordinator, [season.placement.id], { kind: 'PLACEMENT' })
  const authorization = `Bearer ${await server.tokenOf(season.student)}`
  const answer = await server.request(`/letters/${letter?.id}.pdf`, { headers: { authorization } })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')?.length).toBeLessThan(1_000)
})
