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
/** Whoever goes is looked for in every table that names people: a busy server still deletes so many within a statement's time. */
const CHUNK = 1_000

/** What came after the import to what the import gave: then that stays. */
const USED = sql`(exists (select from placement where placement.institution_id = import.institution_id and placement.created_at >= import.committed_at
    and app_user.id in (student_id, industrial_supervisor_id, university_supervisor_id))
  or exists (select from application where student_id = app_user.id and submitted_at >= import.committed_at)
  or exists (select from checklist_answer join checklist_item on checklist_item.id = item_id
    where student_id = app_user.id and cohort_id = import.cohort_id)
  or exists (select from contact where user_id = app_user.id and institution_id = import.institution_id and created_at = import.committed_at
    and (state = 'CHECKED' or version > 1 or exists (select from vacancy where contact_id = contact.id))))`

/** Of somebody whom the import made: whatever points to them. Most needs a password first. */
const HELD = sql`(app_user.password_hash is not null or app_user.state <> 'ACTIVE' or app_user.merged_into_id is not null
  or exists (select from app_user as other where merged_into_id = app_user.id)
  or exists (select from placement where app_user.id in (student_id, industrial_supervisor_id, university_supervisor_id))
  or exists (select from membership where user_id = app_user.id and since <> import.committed_at)
  or exists (select from enrolment where student_id = app_user.id and created_at <> import.committed_at)
  or exists (select from contact where user_id = app_user.id and created_at <> import.committed_at)
  ${sql.join(
    [
      'announcement_recipient.user_id',
      'application.student_id',
      'calendar_feed.user_id',
      'checklist_answer.student_id',
      'invitation.user_id',
      'mail.user_id',
      'mail_preference.user_id',
      'notification.user_id',
      'password_reset.user_id',
      'saved_vacancy.student_id',
      'user_address.user_id',
    ].map((column) => sql`or exists (select from ${sql.table(column.split('.')[0] ?? '')} where ${sql.ref(column)} = app_user.id)`),
    sql` `,
  )})`

/**
 * Takes an import back: the people whom it made and on whom nothing hangs are gone as if they had never come; who was known before loses what
 * it gave them. Whoever has used it since stays, by name. NOT_FOUND, WRONG_STATE, IMPORT_EMPTIED (its time is over: nobody knows any more
 * whom it made), ID_TAKEN.
 */
export const rollBackImport = (ctx: Ctx, { id, requestId }: RollBackImportInput): Promise<ImportView> =>
  inTransaction(ctx, async (tx) => {
    const found = await loadImport(tx, id)
    const institutionId = found.institution.id
    if (await doneBefore(tx, { kind: KIND, subjectId: institutionId, requestId, data: { importId: id } })) return viewImport(tx, id)
    if (found.status !== 'COMMITTED') throw new DomainError('WRONG_STATE', { facts: { status: found.status } })
    if (found.emptiedAt) throw new DomainError('IMPORT_EMPTIED')
    const { rows } = await sql<{ id: string; name: string; made: boolean; held: boolean }>`
      select app_user.id, app_user.name, import_row.made, ${USED} or import_row.made and ${HELD} as held from import_row
      join import on import.id = import_row.import_id join app_user on app_user.id = import_row.user_id
      where import_row.import_id = ${id} order by import_row.number for update of app_user`.execute(tables(tx.em))
    const back = rows.filter(({ held }) => !held)
    await takeBack(
      tx,
      found,
      back.map((row) => row.id),
    )
    const gone = back.filter(({ made }) => made).map((row) => row.id)
    for (let from = 0; from < gone.length; from += CHUNK)
      await sql`delete from app_user where id = any(${gone.slice(from, from + CHUNK)}::uuid[])`.execute(tables(tx.em))
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

/** What the import gave has the import's moment. */
async function takeBack(tx: Ctx, { institution, committedAt }: Import, people: string[]): Promise<void> {
  const db = tables(tx.em)
  const its = (person: string, moment: string) =>
    sql`${sql.ref(person)} = any(${people}::uuid[]) and institution_id = ${institution.id}::uuid and ${sql.ref(moment)} = ${committedAt}`
  await sql`delete from contact_address where contact_id in (select id from contact where ${its('user_id', 'created_at')})`.execute(db)
  await sql`delete from contact where ${its('user_id', 'created_at')}`.execute(db)
  await sql`delete from enrolment where ${its('student_id', 'created_at')}`.execute(db)
  await sql`delete from student_profile where ${its('user_id', 'created_at')}`.execute(db)
  await sql`delete from membership where ${its('user_id', 'since')}`.execute(db)
}
