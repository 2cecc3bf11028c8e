import type { ApplicantPage, ApplicantView, ListApplicantsInput } from '@ipt/contracts'
import { freeSlots, institutionsAs, isOpenApplication } from '@ipt/domain'
import { sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_MOMENT, CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { DomainError } from '../../kernel/errors.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { applicationScope, managedVacancies } from '../../kernel/vacancy-policy.ts'
import { type ApplicationRow, selectApplications, withParts } from './select-applications.ts'

/** The applications to a vacancy that the actor manages, first come first, keyset-paged. VACANCY_NOT_FOUND. */
export async function listApplicants(ctx: Ctx, input: z.output<typeof ListApplicantsInput>): Promise<ApplicantPage> {
  const vacancy = await tables(ctx.em)
    .selectFrom('vacancy')
    .select('vacancy.id')
    .where('vacancy.id', '=', input.vacancyId)
    .where(managedVacancies(ctx.actor))
    .executeTakeFirst()
  if (!vacancy) throw new DomainError('VACANCY_NOT_FOUND')
  let query = selectManaged(ctx)
    .where('application.vacancy_id', '=', input.vacancyId)
    .orderBy('application.submitted_at')
    .orderBy('application.id')
    .limit(input.limit + 1)
  if (input.status !== undefined) query = query.where(sql<boolean>`application.status = any(${input.status})`)
  if (input.cursor !== undefined) {
    const [at = '', id = ''] = decodeCursor('applicants', input.cursor, [CURSOR_MOMENT, CURSOR_UUID])
    query = query.where(sql<boolean>`(application.submitted_at, application.id) > (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await query.execute()
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: await toViews(ctx, page),
    next: rows.length > input.limit && last ? encodeCursor('applicants', [moment(last.submitted_at), last.id]) : null,
  }
}

/** One application to a vacancy that the actor manages. APPLICATION_NOT_FOUND. */
export async function viewApplicant(ctx: Ctx, id: string): Promise<ApplicantView> {
  const [view] = await toViews(ctx, await selectManaged(ctx).where('application.id', '=', id).execute())
  if (!view) throw new DomainError('APPLICATION_NOT_FOUND')
  return view
}

const selectManaged = (ctx: Ctx) => selectApplications(ctx).where(applicationScope(ctx.actor)).where(managedVacancies(ctx.actor))

async function toViews(ctx: Ctx, rows: readonly ApplicationRow[]): Promise<ApplicantView[]> {
  const [read, waiting] = await Promise.all([withParts(ctx, rows), firstWaiting(ctx, [...new Set(rows.map((row) => row.vacancy_id))])])
  const institutions = institutionsAs(ctx.actor, 'coordinator')
  return read.map(({ row, parts }) => {
    const own = institutions.includes(row.institution_id)
    return {
      ...parts,
      vacancyId: row.vacancy_id,
      student: { id: row.student_id, name: row.student_name },
      registrationNumber: own ? row.registration_number : null,
      programme: row.programme_name,
      place: own && isOpenApplication(row.status) ? row.place : null,
      next: freeSlots(row) > 0 && waiting.has(row.id),
    }
  })
}

/** Who has waited longest on each vacancy's waiting list. */
async function firstWaiting(ctx: Ctx, vacancyIds: readonly string[]): Promise<Set<string>> {
  if (vacancyIds.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select distinct on (vacancy_id) id from application
    where vacancy_id = any(${vacancyIds}::uuid[]) and status = 'WAITLISTED' order by vacancy_id, moved_at, id`.execute(tables(ctx.em))
  return new Set(rows.map((row) => row.id))
}
