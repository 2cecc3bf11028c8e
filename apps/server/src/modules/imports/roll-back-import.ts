import type { ImportView, RollBackImportInput } from '@ipt/contracts'
import { Import } from '@ipt/db'
import { sql } from 'kysely'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { viewImport } from './imports.queries.ts'
import { loadImport } from './internal.ts'

const KIND = 'import.rolledBack'

/** What hangs on a person beyond what the import itself wrote: then they stay, and are named. */
const HELD = sql`(password_hash is not null
  or exists (select from invitation where user_id = app_user.id) or exists (select from mail where user_id = app_user.id)
  or exists (select from placement where app_user.id in (student_id, industrial_supervisor_id, university_supervisor_id))
  or exists (select from application where student_id = app_user.id) or exists (select from checklist_answer where student_id = app_user.id)
  or exists (select from contact where user_id = app_user.id) or exists (select from user_address where user_id = app_user.id)
  or exists (select from membership where user_id = app_user.id and since <> import.committed_at)
  or exists (select from enrolment where student_id = app_user.id and created_at <> import.committed_at))`

/**
 * Takes an import back: the people whom it made and on whom nothing hangs are gone as if they had never come. The others stay, by name. Who
 * was known before is not touched. NOT_FOUND, WRONG_STATE, ID_TAKEN.
 */
export const rollBackImport = (ctx: Ctx, { id, requestId }: RollBackImportInput): Promise<ImportView> =>
  inTransaction(ctx, async (tx) => {
    const found = await loadImport(tx, id)
    const institutionId = found.institution.id
    if (await doneBefore(tx, { kind: KIND, subjectId: institutionId, requestId, data: { importId: id } })) return viewImport(tx, id)
    if (found.status !== 'COMMITTED') throw new DomainError('WRONG_STATE', { facts: { status: found.status } })
    const db = tables(tx.em)
    const { rows } = await sql<{ id: string; name: string; held: boolean }>`
      select app_user.id, app_user.name, ${HELD} as held from import_row
      join import on import.id = import_row.import_id join app_user on app_user.id = import_row.user_id
      where import_row.import_id = ${id} and import_row.made order by import_row.number for update of app_user`.execute(db)
    const gone = rows.filter(({ held }) => !held).map((row) => row.id)
    await sql`delete from enrolment where student_id = any(${gone}::uuid[])`.execute(db)
    await sql`delete from student_profile where user_id = any(${gone}::uuid[])`.execute(db)
    await sql`delete from membership where user_id = any(${gone}::uuid[])`.execute(db)
    await sql`delete from app_user where id = any(${gone}::uuid[])`.execute(db)
    const stayed = rows.filter(({ held }) => held).map(({ name }) => name)
    await tx.em.nativeUpdate(Import, { id }, { status: 'ROLLED_BACK', stayed, version: found.version + 1 })
    await record(tx, {
      kind: KIND,
      subject: { type: 'institution', id: institutionId },
      institutionId,
      role: 'coordinator',
      from: null,
      to: null,
      revision: null,
      data: { importId: id, gone: gone.length, stayed: stayed.length },
      requestId,
      at: tx.clock(),
    })
    return viewImport(tx, id)
  })
