import { DomainEvent, Import, ImportRow, User } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ctxFor } from '../../kernel/services.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { listImports, viewImport } from './imports.queries.ts'
import { rollBackImport } from './roll-back-import.ts'
import { sweepImports } from './sweep-imports.ts'
import { peopleFiles } from './testing/people-file.ts'

let server: TestServer
let files: ReturnType<typeof peopleFiles>
beforeAll(async () => {
  server = await startTestServer()
  files = peopleFiles(server)
})
afterAll(() => server.stop())

const DAY_MS = 86_400_000
const em = () => server.db.orm.em.fork()
const sweep = () => sweepImports(ctxFor(server.services, { kind: 'system', name: 'imports:sweep' }))

test('thirty days after a file was taken its rows are gone, and its people stay; a draft is thrown away', async () => {
  const { as, begin, commit, file, newId } = files
  const season = await server.season()
  const { text, address } = file(3)
  const taken = await begin(season, text)
  const draft = await begin(season, file(2).text)
  server.clock.forward(DAY_MS)
  const { committedAt, keptUntil } = await commit(season, taken.id)
  expect(new Date(keptUntil ?? '').getTime() - new Date(committedAt ?? '').getTime()).toBe(30 * DAY_MS)

  server.clock.forward(29 * DAY_MS)
  const late = await begin(season, file(1).text)
  expect(await sweep(), 'the draft alone').toBe(1)
  expect(await viewImport(as(season), draft.id)).toMatchObject({ status: 'DISCARDED', rows: 0, headers: [], keptUntil: null })
  expect(await viewImport(as(season), taken.id)).toMatchObject({ status: 'COMMITTED', rows: 3, keptUntil })

  server.clock.forward(DAY_MS)
  expect(await sweep()).toBe(1)
  expect(await sweep(), 'once').toBe(0)
  const after = await viewImport(as(season), taken.id)
  expect(after).toMatchObject({ status: 'COMMITTED', rows: 3, ready: 3, headers: [], stayed: [], keptUntil: null })
  expect(await em().count(ImportRow, { import: { $in: [taken.id, draft.id] } })).toBe(0)
  expect(await em().count(Import, { id: { $in: [taken.id, draft.id] }, content: { $ne: null } })).toBe(0)
  expect(await em().count(User, { email: { $like: address } })).toBe(3)
  expect((await listImports(as(season))).map(({ id, rows }) => [id, rows])).toEqual([
    [late.id, 1],
    [taken.id, 3],
  ])
  const events = await em().find(DomainEvent, { kind: 'import.emptied', subjectId: season.institution.id }, { orderBy: { id: 'asc' } })
  expect(events).toMatchObject([
    { data: { importId: draft.id, rows: 2 }, fromStatus: 'DRAFT', toStatus: 'DISCARDED', actorId: null },
    { data: { importId: taken.id, rows: 3 }, fromStatus: 'COMMITTED', toStatus: 'COMMITTED' },
  ])

  await expect(rollBackImport(as(season), { id: taken.id, requestId: newId() })).rejects.toMatchObject({ code: 'IMPORT_EMPTIED' })
  expect(await em().count(User, { email: { $like: address } })).toBe(3)
})

test('the names of those who stayed at a roll-back go with the rows', async () => {
  const { as, begin, commit, file, newId } = files
  const season = await server.season()
  const { text, address } = file(2)
  const { id } = await begin(season, text)
  await commit(season, id)
  const [first] = await em().find(User, { email: { $like: address } })
  await em().nativeUpdate(User, { id: first?.id ?? '' }, { passwordHash: 'joined meanwhile' })
  expect((await rollBackImport(as(season), { id, requestId: newId() })).stayed).toHaveLength(1)
  server.clock.forward(30 * DAY_MS)
  await sweep()
  expect(await viewImport(as(season), id)).toMatchObject({ status: 'ROLLED_BACK', stayed: [], keptUntil: null })
})
