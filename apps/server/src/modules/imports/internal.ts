import { Cohort, Import } from '@ipt/db'
import { dateIn, emailKey, FIELDS_OF, foldWord, type ImportField, type ImportRow, institutionsAs, type KnownPeople } from '@ipt/domain'
import { LockMode } from '@mikro-orm/postgresql'
import { sql } from 'kysely'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { hostsCalled, liveHosts } from '../organisations/index.ts'

/** An import of the actor's institutions, locked where it is written to. NOT_FOUND. */
export async function loadImport(tx: Ctx, id: string, lock = true): Promise<Import> {
  const found = await tx.em.findOne(
    Import,
    { id, institution: { $in: institutionsAs(tx.actor, 'coordinator') } },
    lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {},
  )
  if (!found) throw new DomainError('NOT_FOUND')
  return found
}

/** One that can still be changed. WRONG_STATE. */
export async function loadDraft(tx: Ctx, id: string): Promise<Import> {
  const draft = await loadImport(tx, id)
  if (draft.status !== 'DRAFT') throw new DomainError('WRONG_STATE', { facts: { status: draft.status } })
  return draft
}

/** A season of the institution that is not over by its own day. COHORT_NOT_FOUND, INPUT_INVALID. */
export async function assertOpen(tx: Ctx, cohortId: string, institutionId: string): Promise<void> {
  const cohort = await tx.em.findOne(Cohort, { id: cohortId, institution: institutionId }, { populate: ['institution'] })
  if (!cohort) throw new DomainError('COHORT_NOT_FOUND')
  if (cohort.endsOn < dateIn(cohort.institution.timeZone, tx.clock())) throw fieldError('INPUT_INVALID', 'cohortId', 'This season is over.')
}

/** Every row as the rules read it, in the file's order. */
export async function rowsOf(ctx: Ctx, draft: Import): Promise<ImportRow[]> {
  const rows = await tables(ctx.em)
    .selectFrom('import_row')
    .select(['number', 'cells', 'dropped', 'linked'])
    .where('import_id', '=', draft.id)
    .orderBy('number')
    .execute()
  const fields = FIELDS_OF[draft.kind]
  return rows.map(({ number, cells, dropped, linked }) => ({
    number,
    dropped,
    linked,
    values: Object.fromEntries(fields.flatMap((field) => valueIn(draft.columns, field, cells))),
  }))
}

const valueIn = (columns: Record<string, number>, field: ImportField, cells: readonly string[]): [ImportField, string][] => {
  const column = columns[field]
  return column === undefined ? [] : [[field, cells[column] ?? '']]
}

/** What the database knows of the people of these rows, in a few statements however many they are. */
export async function knownTo(ctx: Ctx, draft: Import, rows: readonly ImportRow[]): Promise<KnownPeople> {
  const db = tables(ctx.em)
  const institution = draft.institution.id
  const keys = [...new Set(rows.map(({ values }) => emailKey(values.email ?? '')).filter(Boolean))]
  const [people, numbers, programmes, hosts] = await Promise.all([
    sql<{ id: string; email_key: string; here: boolean; student: boolean; merged: boolean }>`
      select app_user.id, app_user.email_key, app_user.merged_into_id is not null as merged,
        exists (select from membership where user_id = app_user.id and institution_id = ${institution})
          or exists (select from contact where user_id = app_user.id and institution_id = ${institution}) as here,
        exists (select from student_profile where user_id = app_user.id)
          or exists (select from membership where user_id = app_user.id and role = 'student' and until is null) as student
      from app_user where app_user.email_key = any(${keys}::text[])`.execute(db),
    sql<{ registration_number: string; user_id: string }>`
      select registration_number, user_id from student_profile where institution_id = ${institution}`.execute(db),
    sql<{ id: string; code: string; name: string }>`select id, code, name from programme where institution_id = ${institution}`.execute(db),
    knownHosts(ctx, draft, rows),
  ])
  return {
    people: new Map(people.rows.map(({ email_key, ...row }) => [email_key, row])),
    numbers: new Map(numbers.rows.map((row) => [foldWord(row.registration_number), row.user_id])),
    programmes: new Map([
      ...programmes.rows.flatMap(({ id, code, name }): [string, string][] => [
        [foldWord(code), id],
        [foldWord(name), id],
      ]),
      ...Object.entries(draft.programmes).filter(([, id]) => programmes.rows.some((row) => row.id === id)),
    ]),
    hosts,
  }
}

/** By name as the registry compares names, and by what somebody said that a name means. */
async function knownHosts(ctx: Ctx, draft: Import, rows: readonly ImportRow[]): Promise<Map<string, string[]>> {
  const names = [...new Set(rows.map(({ values }) => foldWord(values.host ?? '')).filter(Boolean))]
  if (names.length === 0) return new Map()
  const called = await hostsCalled(ctx, names)
  const live = await liveHosts(ctx, Object.values(draft.hosts))
  for (const [name, id] of Object.entries(draft.hosts)) if (live.has(id)) called.set(name, [id])
  return called
}
