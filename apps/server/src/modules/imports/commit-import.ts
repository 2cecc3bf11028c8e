import type { CommitImportInput, ImportView } from '@ipt/contracts'
import { Import, Institution } from '@ipt/db'
import { emailKey, foldWord, type ImportKind, type ImportRow, importFaults, type KnownPeople } from '@ipt/domain'
import { sql } from 'kysely'
import type { z } from 'zod'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record, recordMany } from '../../kernel/events.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction, LostRace } from '../../kernel/use-case.ts'
import { assertCurrent } from '../../kernel/versions.ts'
import { insertContacts } from '../organisations/index.ts'
import { inviteMany } from '../people/index.ts'
import { viewImport } from './imports.queries.ts'
import { assertOpen, knownTo, loadDraft, loadImport, lockPeople, rowsOf } from './internal.ts'

const KIND = 'import.committed'

/**
 * Takes every row that is not left out, in one transaction: all of them or nobody. Who is known keeps name, address and number, and gets what
 * they lack: the role, the profile, the place in the season, the place among a host's contacts (unchecked, and so never invited). NOT_FOUND,
 * WRONG_STATE, STALE_VERSION, IMPORT_FAULTS (with how many), INPUT_INVALID (no row; a season that is over), ID_TAKEN.
 */
export const commitImport = (ctx: Ctx, { id, version, requestId, invite }: z.output<typeof CommitImportInput>): Promise<ImportView> =>
  inTransaction(ctx, async (tx) => {
    const found = await loadImport(tx, id)
    const institutionId = found.institution.id
    if (await doneBefore(tx, { kind: KIND, subjectId: institutionId, requestId, data: { importId: id } })) return viewImport(tx, id)
    const draft = await loadDraft(tx, id)
    assertCurrent(draft, version)
    if (draft.cohort) await assertOpen(tx, draft.cohort.id, institutionId)
    const rows = await rowsOf(tx, draft)
    await lockPeople(tx, rows)
    const known = await knownTo(tx, draft, rows)
    const faults = importFaults(draft.kind, rows, known)
    if (faults.size > 0)
      throw new DomainError('IMPORT_FAULTS', { detail: `${faults.size} rows have faults.`, facts: { rows: faults.size } })
    const people = rows.filter(({ dropped }) => !dropped).map((row) => personOf(tx, row, known))
    if (people.length === 0) throw fieldError('INPUT_INVALID', 'id', 'No row is left to be taken.')
    const at = tx.clock()
    await write(tx, draft, people, at).catch(numberTaken)
    await record(tx, {
      ...inNameOf(tx, draft),
      kind: KIND,
      subject: { type: 'institution', id: institutionId },
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
    if (invite && draft.kind !== 'industrialContacts')
      await inviteMany(
        tx,
        people.map((person) => person.user_id),
      )
    return viewImport(tx, id)
  })

/** Another draft, or somebody by hand, gave one of these numbers since they were read: read again, it is a fault of its row. */
function numberTaken(error: unknown): never {
  if (error instanceof Error && 'constraint' in error && error.constraint === 'student_profile_registration_unique') throw new LostRace()
  throw error
}

interface Person {
  number: number
  user_id: string
  made: boolean
  name: string
  email: string
  email_key: string
  registration_number: string
  programme_id: string | null
  organisation_id: string
  title: string
  phone: string
}

function personOf(tx: Ctx, { number, values }: ImportRow, known: KnownPeople): Person {
  const key = emailKey(values.email ?? '')
  const person = known.people.get(key)
  return {
    number,
    user_id: person?.id ?? tx.newId(),
    made: person === undefined,
    name: values.name ?? '',
    email: values.email ?? '',
    email_key: key,
    registration_number: values.registrationNumber ?? '',
    programme_id: known.programmes.get(foldWord(values.programme ?? '')) ?? null,
    organisation_id: known.hosts.get(foldWord(values.host ?? ''))?.[0] ?? '',
    title: values.title ?? '',
    phone: values.phone ?? '',
  }
}

const ROLE_OF = { students: 'student', universitySupervisors: 'universitySupervisor', industrialContacts: null } as const satisfies Record<
  ImportKind,
  string | null
>

const inNameOf = ({ actor }: Ctx, { institution }: Import) =>
  ({
    institutionId: institution.id,
    role: actor.kind === 'system' ? null : ('coordinator' as const),
    from: null,
    to: null,
    revision: null,
  }) as const

/** A handful of statements, however many rows there are. */
async function write(tx: Ctx, draft: Import, people: readonly Person[], at: Date): Promise<void> {
  const db = tables(tx.em)
  const institution = draft.institution.id
  const { language } = await tx.em.findOneOrFail(Institution, institution)
  const columns = people.map(({ organisation_id: _, title: __, phone: ___, ...person }) => person)
  const given = sql`json_to_recordset(${JSON.stringify(columns)}::json) as person(number int, user_id uuid, made boolean, name text, email text, email_key text, registration_number text, programme_id uuid)`
  await sql`insert into app_user (id, name, email, email_key, password_hash, language, state, created_at)
    select user_id, name, email, email_key, null, ${language}, 'ACTIVE', ${at} from ${given} where made`.execute(db)
  const role = ROLE_OF[draft.kind]
  if (role === null) await insertContacts(tx, institution, people, at)
  else await giveRole(tx, draft, role, people, given, at)
  if (draft.kind === 'students') await insertStudents(tx, draft, given, at)
  await sql`update import_row set user_id = person.user_id, made = person.made from ${given}
    where import_row.import_id = ${draft.id} and import_row.number = person.number`.execute(db)
  await tx.em.nativeUpdate(
    Import,
    { id: draft.id },
    { status: 'COMMITTED', committedAt: at, taken: people.length, content: null, version: draft.version + 1 },
  )
}

type Given = ReturnType<typeof sql>

/** With "added" in the record of each who gets it, as when they are added by hand. */
async function giveRole(tx: Ctx, draft: Import, role: string, people: readonly Person[], given: Given, at: Date): Promise<void> {
  const institution = draft.institution.id
  const { rows } = await sql<{ id: string; user_id: string }>`
    insert into membership (id, user_id, role, institution_id, organisation_id, since, until)
    select gen_random_uuid(), user_id, ${role}, ${institution}::uuid, null, ${at}, null from ${given}
    where not exists (select from membership where membership.user_id = person.user_id and role = ${role}
      and institution_id = ${institution}::uuid and until is null)
    returning id, user_id`.execute(tables(tx.em))
  const made = new Set(people.flatMap((person) => (person.made ? [person.user_id] : [])))
  const cohortId = draft.cohort?.id ?? null
  await recordMany(
    tx,
    rows.map(({ id, user_id }) => ({
      ...inNameOf(tx, draft),
      kind: 'user.added',
      subject: { type: 'user', id: user_id },
      to: role,
      data: { membershipId: id, role, existed: !made.has(user_id), cohortId },
      at,
    })),
  )
}

/** Their profiles, and their places in the season. */
async function insertStudents(tx: Ctx, draft: Import, given: Given, at: Date): Promise<void> {
  const db = tables(tx.em)
  const institution = draft.institution.id
  await sql`insert into student_profile (id, institution_id, user_id, programme_id, registration_number, created_at)
    select gen_random_uuid(), ${institution}::uuid, user_id, programme_id, registration_number, ${at} from ${given}
    on conflict on constraint student_profile_user_unique do nothing`.execute(db)
  if (!draft.cohort) return
  const { rows } = await sql`insert into enrolment (id, institution_id, cohort_id, student_id, created_at)
    select gen_random_uuid(), ${institution}::uuid, ${draft.cohort.id}::uuid, user_id, ${at} from ${given}
    on conflict (cohort_id, student_id) do update set ended_at = null where enrolment.ended_at is not null
    returning student_id`.execute(db)
  await record(tx, {
    ...inNameOf(tx, draft),
    kind: 'cohort.studentsEnrolled',
    subject: { type: 'cohort', id: draft.cohort.id },
    data: { count: rows.length, programmeId: null, studentId: null },
    at,
  })
}
