import type { CommitImportInput, ImportView } from '@ipt/contracts'
import { Import, Institution } from '@ipt/db'
import { emailKey, foldWord, type ImportRow, importFaults, userIdOf } from '@ipt/domain'
import { sql } from 'kysely'
import type { z } from 'zod'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { inviteMany } from '../people/index.ts'
import { viewImport } from './imports.queries.ts'
import { knownTo, loadDraft, loadImport, rowsOf } from './internal.ts'

const KIND = 'import.committed'

/**
 * Takes every row that is not left out, in one transaction: all of them or nobody. Who is known keeps name, address and number, and gets what
 * they lack: the role, the profile, the place in the season. NOT_FOUND, WRONG_STATE, IMPORT_FAULTS (with how many), ID_TAKEN.
 */
export const commitImport = (ctx: Ctx, { id, requestId, invite }: z.output<typeof CommitImportInput>): Promise<ImportView> =>
  inTransaction(ctx, async (tx) => {
    const found = await loadImport(tx, id)
    const institutionId = found.institution.id
    if (await doneBefore(tx, { kind: KIND, subjectId: institutionId, requestId, data: { importId: id } })) return viewImport(tx, id)
    const draft = await loadDraft(tx, id)
    const rows = await rowsOf(tx, draft)
    const known = await knownTo(tx, draft, rows)
    const faults = importFaults(draft.kind, rows, known)
    if (faults.size > 0)
      throw new DomainError('IMPORT_FAULTS', { detail: `${faults.size} rows have faults.`, facts: { rows: faults.size } })
    const living = rows.filter(({ dropped }) => !dropped)
    const at = tx.clock()
    const people = living.map((row) => personOf(tx, row, known.people.get(emailKey(row.values.email ?? ''))?.id ?? null, known.programmes))
    await write(tx, draft, people, at)
    await record(tx, {
      kind: KIND,
      subject: { type: 'institution', id: institutionId },
      institutionId,
      role: 'coordinator',
      from: null,
      to: null,
      revision: null,
      data: {
        importId: id,
        kind: draft.kind,
        people: people.length,
        made: people.filter(({ made }) => made).length,
        cohortId: draft.cohort?.id ?? null,
      },
      requestId,
      at,
    })
    if (invite)
      await inviteMany(
        tx,
        people.map((person) => person.user_id),
      )
    return viewImport(tx, id)
  })

interface Person {
  number: number
  user_id: string
  made: boolean
  name: string
  email: string
  email_key: string
  registration_number: string
  programme_id: string | null
}

const personOf = (tx: Ctx, { number, values }: ImportRow, userId: string | null, programmes: ReadonlyMap<string, string>): Person => ({
  number,
  user_id: userId ?? tx.newId(),
  made: userId === null,
  name: values.name ?? '',
  email: values.email ?? '',
  email_key: emailKey(values.email ?? ''),
  registration_number: values.registrationNumber ?? '',
  programme_id: programmes.get(foldWord(values.programme ?? '')) ?? null,
})

/** A handful of statements, however many rows there are. */
async function write(tx: Ctx, draft: Import, people: readonly Person[], at: Date): Promise<void> {
  const db = tables(tx.em)
  const institution = draft.institution.id
  const { language } = await tx.em.findOneOrFail(Institution, institution)
  const role = draft.kind === 'students' ? 'student' : 'universitySupervisor'
  const given = sql`json_to_recordset(${JSON.stringify(people)}::json) as person(number int, user_id uuid, made boolean, name text, email text, email_key text, registration_number text, programme_id uuid)`
  await sql`insert into app_user (id, name, email, email_key, password_hash, language, state, created_at)
    select user_id, name, email, email_key, null, ${language}, 'ACTIVE', ${at} from ${given} where made`.execute(db)
  await sql`insert into membership (id, user_id, role, institution_id, organisation_id, since, until)
    select gen_random_uuid(), user_id, ${role}, ${institution}::uuid, null, ${at}, null from ${given}
    where not exists (select from membership where membership.user_id = person.user_id and role = ${role} and institution_id = ${institution}::uuid and until is null)`.execute(
    db,
  )
  if (draft.kind === 'students') {
    await sql`insert into student_profile (id, institution_id, user_id, programme_id, registration_number, created_at)
      select gen_random_uuid(), ${institution}::uuid, user_id, programme_id, registration_number, ${at} from ${given}
      on conflict on constraint student_profile_user_unique do nothing`.execute(db)
    if (draft.cohort)
      await sql`insert into enrolment (id, institution_id, cohort_id, student_id, created_at)
        select gen_random_uuid(), ${institution}::uuid, ${draft.cohort.id}::uuid, user_id, ${at} from ${given}
        on conflict (cohort_id, student_id) do update set ended_at = null where enrolment.ended_at is not null`.execute(db)
  }
  await events(
    tx,
    institution,
    role,
    people.filter(({ made }) => made),
    at,
  )
  await sql`update import_row set user_id = person.user_id, made = person.made from ${given}
    where import_row.import_id = ${draft.id} and import_row.number = person.number`.execute(db)
  await tx.em.nativeUpdate(Import, { id: draft.id }, { status: 'COMMITTED', committedAt: at, content: null, version: draft.version + 1 })
}

/** "Added", of each person, as when they are added by hand. */
async function events(tx: Ctx, institution: string, role: string, made: readonly Person[], at: Date): Promise<void> {
  const rows = JSON.stringify(made.map(({ user_id }) => ({ id: tx.newId(), user_id })))
  await sql`with given as (select * from json_to_recordset(${rows}::json) as r(id uuid, user_id uuid)),
    written as (
      insert into domain_event (id, institution_id, kind, format, subject_type, subject_id, actor_kind, actor_id, actor_role, to_status, data, occurred_at)
      select id, ${institution}::uuid, 'user.added', 1, 'user', user_id, 'user', ${userIdOf(tx.actor)}::uuid, 'coordinator', ${role},
        jsonb_build_object('role', ${role}::text, 'existed', false), ${at} from given
      returning id)
    insert into event_pending (event_id) select id from written`.execute(tables(tx.em))
}
