import type { Readable } from 'node:stream'
import { type FileView, UploadFileInput } from '@ipt/contracts'
import { sql } from 'kysely'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { ownId } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { enqueueCleaning } from './enqueue-cleaning.ts'
import { fileUnder } from './files.queries.ts'
import { inspectUpload, type UploadFacts } from './inspect-upload.ts'
import { newStorageKey } from './storage-keys.ts'

export interface Upload {
  /** The client's id: the upload's idempotency key. */
  id: string
  name: string
  bytes: Readable
  /** Where a refusal points; `file` where it is left out. */
  field?: string
}

/** What one person may have uploaded without binding it to anything. The sweep takes it off after two days. */
export const UNBOUND_MOST = { files: 50, bytes: 500 * 1024 * 1024, days: 3 } as const

/**
 * Takes a file in: streamed once, synced to disk before it answers, seen by its uploader alone until a record binds it.
 * INPUT_INVALID (its name), FILE_TOO_LARGE, FILE_EMPTY, FILE_TYPE_REFUSED, TOO_MANY_FILES, ID_TAKEN. The same bytes under the same id
 * answer with the one file.
 */
export const storeFile = async (ctx: Ctx, upload: Upload): Promise<FileView> => (await storeFileOnce(ctx, upload)).file

/** The same, and whether it was there already. */
export async function storeFileOnce(ctx: Ctx, upload: Upload): Promise<{ file: FileView; again: boolean }> {
  const field = upload.field ?? 'file'
  const name = UploadFileInput.shape.name.safeParse(upload.name)
  if (!name.success) throw fieldError('INPUT_INVALID', field, name.error.issues[0]?.message ?? 'Not a file name.')

  const storageKey = newStorageKey(ctx.clock(), ctx.newId())
  const { passing, facts } = inspectUpload(upload.bytes, name.data, field)
  await ctx.files.write(storageKey, passing)
  const row = { id: upload.id, name: name.data, storageKey, ...facts() }
  // When this fails, the commit may have happened: the object stays, and the sweep asks the database.
  if (await insertFile(ctx, row)) {
    enqueueCleaning(ctx, row.id)
    return { file: newView(row), again: false }
  }

  await ctx.files.remove(storageKey)
  const earlier = await fileUnder(ctx.em, row.id)
  if (earlier?.uploaderId === ownId(ctx.actor) && earlier.file.sha256 === row.sha256) return { file: earlier.file, again: true }
  if (earlier) throw new DomainError('ID_TAKEN')
  throw fieldError(
    'TOO_MANY_FILES',
    field,
    'You have uploaded too many files that are not part of any record. Attach them, or wait: they go two days after they were sent.',
    {
      maxFiles: UNBOUND_MOST.files,
    },
  )
}

type Row = UploadFacts & { id: string; name: string; storageKey: string }

/**
 * One statement, which is its own transaction. False where the id is taken, or where the uploader has too many unbound files; uploads at
 * the very same moment may exceed that bound by the number of connections.
 */
async function insertFile(ctx: Ctx, row: Row): Promise<boolean> {
  const uploader = ownId(ctx.actor)
  const at = ctx.clock()
  const since = new Date(at.getTime() - UNBOUND_MOST.days * 24 * 60 * 60_000)
  const { numAffectedRows } = await sql`
    insert into attachment (id, uploaded_by_id, name, media_type, size, sha256, storage_key, state, position, created_at)
    select ${row.id}::uuid, ${uploader}::uuid, ${row.name}, ${row.mediaType}, ${row.size}::int, ${row.sha256}, ${row.storageKey}, 'STORED', 0, ${at}::timestamptz
    from (
      select count(*) as files, coalesce(sum(size), 0) as bytes from attachment
      where uploaded_by_id = ${uploader} and created_at > ${since} and institution_id is null
    ) as unbound
    where files < ${UNBOUND_MOST.files}::int and bytes + ${row.size}::int <= ${UNBOUND_MOST.bytes}::int
    on conflict (id) do nothing`.execute(tables(ctx.em))
  return numAffectedRows === 1n
}

const newView = ({ id, name, mediaType, size, sha256 }: Row): FileView => ({
  id,
  name,
  mediaType,
  size,
  sha256,
  state: 'STORED',
  width: null,
  height: null,
  hasThumbnail: false,
})
