import { Cohort, Import } from '@ipt/db'
import {
  dateIn,
  emailKey,
  FIELDS_OF,
  foldWord,
  type ImportField,
  type ImportRow,
  institutionsAs,
  type KnownPeople,
  type KnownPerson,
} from '@ipt/domain'
import { LockMode } from '@mikro-orm/postgresql'
import { sql } from 'kysely'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { studiesAt, vouchesAt } from '../../kernel/student-or-supervisor.ts'
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
  const here = sql`${institution}::uuid`
  const [people, numbers, programmes, hosts] = await Promise.all([
    sql<Row>`
      select app_user.id, app_user.email_key, app_user.name, app_user.merged_into_id is not null as merged,
        app_user.state = 'SUSPENDED' as suspended, registration_number as number, programme.id as programme_id, programme.name as programme,
        exists (select from membership where user_id = app_user.id and institution_id = ${here})
          or exists (select from contact where user_id = app_user.id and institution_id = ${here}) as here,
        exists (select from student_profile where user_id = app_user.id)
          or exists (select from membership where user_id = app_user.id and role = 'student' and until is null) as student,
        ${studiesAt(sql`app_user.id`, here)} as studies, ${vouchesAt(sql`app_user.id`, here)} as vouches
      from app_user left join student_profile on student_profile.user_id = app_user.id and student_profile.institution_id = ${here}
      left join programme on programme.id = student_profile.programme_id
      where app_user.email_key = any(${keysOf(rows)}::text[])`.execute(db),
    sql<{ registration_number: string; user_id: string }>`
      select registration_number, user_id from student_profile where institution_id = ${institution}`.execute(db),
    sql<{ id: string; code: string; name: string }>`select id, code, name from programme where institution_id = ${institution}`.execute(db),
    knownHosts(ctx, draft, rows),
  ])
  return {
    people: new Map(people.rows.map((row) => [row.email_key, personOf(row)])),
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

interface Row extends Pick<KnownPerson, 'id' | 'here' | 'student' | 'studies' | 'vouches' | 'suspended' | 'merged'> {
  email_key: string
  name: string
  number: string | null
  programme_id: string | null
  programme: string | null
}

/** Of whom the institution doesn't know, it isn't told who they are. */
const personOf = ({ email_key: _, name, number, programme_id, programme, ...row }: Row): KnownPerson => ({
  ...row,
  name: row.here ? name : null,
  registrationNumber: number,
  programme: programme_id && programme ? { id: programme_id, name: programme } : null,
})

const keysOf = (rows: readonly ImportRow[]): string[] => [
  ...new Set(rows.map(({ values }) => emailKey(values.email ?? '')).filter(Boolean)),
]

/** Holds whoever is named until the transaction ends: their roles and their state stay as they were read. */
export async function lockPeople(tx: Ctx, rows: readonly ImportRow[]): Promise<void> {
  await sql`select from app_user where email_key = any(${keysOf(rows)}::text[]) order by id for no key update`.execute(tables(tx.em))
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
