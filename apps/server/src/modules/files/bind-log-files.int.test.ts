import { aLogSubmission } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { submitLog } from '../logbook/index.ts'
import { bindLogFiles } from './bind-log-files.ts'
import { discardFiles } from './discard-files.ts'
import { digestsOf, digestsOfRevision, filesOfLogs } from './files.queries.ts'
import { rowOf, uploaded } from './testing/uploads.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** A student, what binds files to revisions of one log of his, and what the revisions then hold. */
async function aLog() {
  const season = await server.season()
  const ctx = server.as(season.student)
  const log = await submitLog(ctx, aLogSubmission())
  return {
    ...season,
    ctx,
    logId: log.id,
    bind: (revision: number, attachmentIds: string[], who: Ctx = ctx) =>
      inTransaction(who, (tx) => bindLogFiles(tx, { logId: log.id, institutionId: season.institution.id, revision, attachmentIds })),
    async at(revision: number) {
      const files = await filesOfLogs(server.services.orm.em.fork(), [{ logId: log.id, revision }])
      return (files.get(log.id) ?? []).map((file) => file.id)
    },
    upload: async () => (await uploaded(ctx)).id,
  }
}

test('a revision has exactly its files, in their order; earlier ones keep theirs', async () => {
  const { upload, bind, at, logId, institution } = await aLog()
  const [a, b, c, d] = [await upload(), await upload(), await upload(), await upload()]
  await bind(1, [a, b])
  await bind(2, [c, b])
  await bind(3, [])
  await bind(4, [d])
  expect(await at(1)).toEqual(expect.arrayContaining([a, b]))
  expect(await at(2)).toEqual([c, b])
  expect(await at(3)).toEqual([])
  expect(await at(4)).toEqual([d])
  expect(await rowOf(server, b)).toMatchObject({
    log: { id: logId },
    institution: { id: institution.id },
    addedRevision: 1,
    removedRevision: 3,
    position: 1,
  })
})

test('many logs at once are one answer, each at its own revision', async () => {
  const first = await aLog()
  const second = await aLog()
  const [a, b, c] = [await first.upload(), await first.upload(), await second.upload()]
  await first.bind(1, [a])
  await first.bind(2, [b])
  await second.bind(1, [c])
  const none = await aLog()
  const files = await filesOfLogs(server.services.orm.em.fork(), [
    { logId: first.logId, revision: 1 },
    { logId: second.logId, revision: 9 },
    { logId: none.logId, revision: 1 },
  ])
  expect([...files].map(([id, list]) => [id, list.map((file) => file.id)]).sort()).toEqual(
    [
      [first.logId, [a]],
      [second.logId, [c]],
    ].sort(),
  )
})

test("what isn't there, somebody else's, another log's, an arrival's or taken off is not found, and named by its place", async () => {
  const log = await aLog()
  const other = await aLog()
  const [mine, bound, removed] = [await log.upload(), await other.upload(), await log.upload()]
  await other.bind(1, [bound])
  await log.bind(1, [removed])
  await log.bind(2, [])
  const theirs = (await uploaded(server.as(log.classmate))).id
  for (const id of [crypto.randomUUID(), theirs, bound, removed]) {
    await expect(log.bind(3, [mine, id])).rejects.toMatchObject({ code: 'FILE_NOT_FOUND', fields: [{ pointer: '/attachmentIds/1' }] })
    expect(await rowOf(server, mine), 'nothing is half bound').toMatchObject({ log: null, addedRevision: null })
  }
  await expect(other.bind(2, [bound])).resolves.toBeUndefined()
})

test('six files, or one twice, are refused', async () => {
  const { upload, bind } = await aLog()
  const ids = await Promise.all(Array.from({ length: 6 }, upload))
  await expect(bind(1, ids)).rejects.toMatchObject({ code: 'TOO_MANY_FILES', fields: [{ pointer: '/attachmentIds' }] })
  await expect(bind(1, [ids[0] ?? '', ids[1] ?? '', ids[0] ?? ''])).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ pointer: '/attachmentIds/2' }],
  })
})

test('of two logs that want one file, one gets it', async () => {
  const log = await aLog()
  const second = await submitLog(log.ctx, aLogSubmission({ logDate: '2026-08-17' }))
  for (let round = 0; round < 10; round++) {
    const ids = [await log.upload(), await log.upload()]
    const outcomes = await Promise.allSettled([
      inTransaction(log.ctx, (tx) =>
        bindLogFiles(tx, { logId: log.logId, institutionId: log.institution.id, revision: round + 2, attachmentIds: ids }),
      ),
      inTransaction(log.ctx, (tx) =>
        bindLogFiles(tx, { logId: second.id, institutionId: log.institution.id, revision: round + 2, attachmentIds: ids.toReversed() }),
      ),
    ])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    const homes = await Promise.all(ids.map(async (id) => (await rowOf(server, id))?.log?.id))
    expect(new Set(homes).size).toBe(1)
  }
})

test('of a discard and a log that meet, one has the file', async () => {
  const log = await aLog()
  for (let round = 0; round < 10; round++) {
    const id = await log.upload()
    const [bound] = await Promise.allSettled([log.bind(round + 1, [id]), discardFiles(log.ctx, [id])])
    expect(await rowOf(server, id), bound.status).toEqual(
      bound.status === 'fulfilled' ? expect.objectContaining({ addedRevision: round + 1 }) : null,
    )
  }
})

test("digests are those of the actor's own files in their order, and of a revision's", async () => {
  const { upload, bind, ctx, logId, classmate } = await aLog()
  const [a, b] = [await uploaded(ctx), await uploaded(ctx)]
  await upload()
  expect(await digestsOf(ctx, [b.id, crypto.randomUUID(), a.id])).toEqual([b.sha256, a.sha256])
  expect(await digestsOf(server.as(classmate), [a.id])).toEqual([])
  await bind(1, [b.id, a.id])
  expect(await digestsOf(ctx, [a.id, b.id])).toEqual([a.sha256, b.sha256])
  expect(await digestsOfRevision(ctx, logId, 1)).toEqual([b.sha256, a.sha256])
  expect(await digestsOfRevision(ctx, logId, 0)).toEqual([])
})

test("discarding takes off unbound files of one's own alone, with their objects", async () => {
  const log = await aLog()
  const [kept, mine] = [await log.upload(), await log.upload()]
  const theirs = (await uploaded(server.as(log.classmate))).id
  await log.bind(1, [kept])
  const key = (await rowOf(server, mine))?.storageKey ?? ''
  await discardFiles(log.ctx, [kept, mine, theirs, crypto.randomUUID()])
  expect(await rowOf(server, mine)).toBeNull()
  await expect(server.services.files.read(key)).rejects.toThrow()
  for (const id of [kept, theirs]) await (await server.services.files.read((await rowOf(server, id))?.storageKey ?? '')).bytes.toArray()
})
