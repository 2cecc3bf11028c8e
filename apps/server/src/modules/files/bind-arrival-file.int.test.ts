import { ReportArrivalInput } from '@ipt/contracts'
import { ArrivalNote } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../kernel/use-case.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { reportArrival } from '../placements/index.ts'
import { bindArrivalFile } from './bind-arrival-file.ts'
import { filesOfArrivalNotes } from './files.queries.ts'
import { rowOf, uploaded } from './testing/uploads.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** A reported arrival, and what reports it again with another file. */
async function anArrival() {
  const season = await server.season({ status: 'CONFIRMED' })
  const ctx = server.as(season.student)
  const first = await uploaded(ctx)
  const note = await reportArrival(ctx, ReportArrivalInput.parse({ attachmentId: first.id }))
  return {
    ...season,
    ctx,
    noteId: note.id,
    first: first.id,
    again: (attachmentId: string | null) =>
      inTransaction(ctx, async (tx) => {
        await tx.em.nativeUpdate(
          ArrivalNote,
          { id: note.id },
          { revision: ((await tx.em.findOneOrFail(ArrivalNote, note.id)).revision ?? 0) + 1 },
        )
        await bindArrivalFile(tx, { arrivalNoteId: note.id, institutionId: season.institution.id, attachmentId })
      }),
    fileNow: async () => (await filesOfArrivalNotes(server.services.orm.em.fork(), [note.id])).get(note.id)?.id,
  }
}

test('a note has the file of its last report, and the record keeps the earlier ones', async () => {
  const { ctx, noteId, first, again, fileNow, institution } = await anArrival()
  expect(await fileNow()).toBe(first)
  expect(await rowOf(server, first)).toMatchObject({
    arrivalNote: { id: noteId },
    institution: { id: institution.id },
    log: null,
    removedRevision: null,
  })
  await again(first)
  expect(await fileNow()).toBe(first)
  const second = (await uploaded(ctx)).id
  await again(second)
  expect(await fileNow()).toBe(second)
  expect(await rowOf(server, first)).toMatchObject({ arrivalNote: { id: noteId }, removedRevision: 3 })
  await again(null)
  expect(await fileNow()).toBeUndefined()
  expect(await rowOf(server, second)).toMatchObject({ arrivalNote: { id: noteId }, removedRevision: 4 })
})

test("what isn't there, somebody else's, or part of something else is not found, and changes nothing", async () => {
  const { classmate, again, fileNow, first } = await anArrival()
  const other = await anArrival()
  for (const id of [crypto.randomUUID(), (await uploaded(server.as(classmate))).id, other.first]) {
    await expect(again(id)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND', fields: [{ pointer: '/attachmentId' }] })
    expect(await fileNow()).toBe(first)
  }
})
