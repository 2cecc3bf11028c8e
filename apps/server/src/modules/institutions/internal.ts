import { Department, type EventData, Institution, Programme } from '@ipt/db'
import { institutionsAs } from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

const coordinated = (tx: Ctx) => ({ $in: institutionsAs(tx.actor, 'coordinator') })

/** The institution, if the actor coordinates it. NOT_FOUND. */
export async function loadInstitution(tx: Ctx, id: string): Promise<Institution> {
  const institution = await tx.em.findOne(Institution, { $and: [{ id }, { id: coordinated(tx) }] })
  if (!institution) throw new DomainError('NOT_FOUND')
  return institution
}

/** The department, if the actor coordinates its institution. NOT_FOUND. */
export async function loadDepartment(tx: Ctx, id: string): Promise<Department> {
  const department = await tx.em.findOne(Department, { id, institution: coordinated(tx) })
  if (!department) throw new DomainError('NOT_FOUND')
  return department
}

/** The programme, if the actor coordinates its institution. NOT_FOUND. */
export async function loadProgramme(tx: Ctx, id: string): Promise<Programme> {
  const programme = await tx.em.findOne(Programme, { id, institution: coordinated(tx) })
  if (!programme) throw new DomainError('NOT_FOUND')
  return programme
}

/** INPUT_INVALID where a programme is put into a department that the institution doesn't have. */
export async function assertDepartment(tx: Ctx, institutionId: string, departmentId: string | null): Promise<void> {
  if (departmentId === null || (await tx.em.count(Department, { id: departmentId, institution: institutionId })) > 0) return
  throw fieldError('INPUT_INVALID', 'departmentId', 'There is no such department here.')
}

/** CODE_TAKEN where another one of the institution has this code, whatever the case of its letters: files of people name programmes in any. */
export async function assertCodeFree(
  tx: Ctx,
  of: 'department' | 'programme',
  { id, institutionId, code }: { id: string; institutionId: string; code: string },
): Promise<void> {
  const { rows } = await sql<object>`select from ${sql.table(of)}
    where institution_id = ${institutionId} and lower(code) = lower(${code}) and id <> ${id} limit 1`.execute(tables(tx.em))
  if (rows.length > 0) throw fieldError('CODE_TAKEN', 'code', `Another ${of} has this code.`)
}

/** Records what a coordinator set for an institution. */
export const recordSetting = (
  tx: Ctx,
  act: {
    kind: `institution.${string}`
    institutionId: string
    data: EventData
    revision?: number
    requestId?: string | undefined
    at: Date
  },
): Promise<string> =>
  record(tx, {
    kind: act.kind,
    subject: { type: 'institution', id: act.institutionId },
    institutionId: act.institutionId,
    role: 'coordinator',
    from: null,
    to: null,
    revision: act.revision ?? null,
    data: act.data,
    requestId: act.requestId,
    at: act.at,
  })
