import type { OwnApplication, SubmitApplicationInput } from '@ipt/contracts'
import { Application, Vacancy } from '@ipt/db'
import { nextApplication, OPEN_APPLICATIONS, userIdOf } from '@ipt/domain'
import { sql } from 'kysely'
import type { z } from 'zod'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { ownId } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { relationsToApplication, studentsVacancies } from '../../kernel/vacancy-policy.ts'
import { assertChecklist } from '../cohorts/index.ts'
import { bindDocument } from '../files/index.ts'
import { hasLivePlacement } from '../placements/index.ts'
import { deadlineAhead, lastDayToApply } from '../vacancies/index.ts'
import { lockEnrolment, refusalOf } from './internal.ts'
import { applicationKind, castOf } from './move-application.ts'
import { viewOwnApplication } from './own-applications.queries.ts'

export type ApplicationForm = z.output<typeof SubmitApplicationInput>

/**
 * A student applies: with a CV, a letter, or both. It lands before the vacancy closes, or is refused. VACANCY_NOT_FOUND, NOT_ENROLLED,
 * ALREADY_APPLIED, APPLICATIONS_CLOSED, ALREADY_PLACED, APPLICATION_LIMIT, CHECKLIST_OPEN, FILE_NOT_FOUND, INPUT_INVALID, ID_TAKEN.
 * The same `id` with the same papers answers with the one application.
 */
export const submitApplication = (ctx: Ctx, input: ApplicationForm): Promise<OwnApplication> =>
  inTransaction(ctx, async (tx) => {
    if (await appliedBefore(tx, input)) return viewOwnApplication(tx, input.id)
    if (input.cvId === null && input.letterFileId === null && input.letter.trim() === '')
      throw fieldError('INPUT_INVALID', 'letter', 'Add a CV, or write a letter.')

    const studentId = ownId(tx.actor)
    const cohortId = await seasonOf(tx, input.vacancyId)
    if (!(await lockEnrolment(tx, { cohortId, studentId }))) throw new DomainError('NOT_ENROLLED')
    // A first sending that was under way has ended by now.
    if (await appliedBefore(tx, input)) return viewOwnApplication(tx, input.id)
    const vacancy = await lockedVacancy(tx, input.vacancyId)
    const { rank, open, here } = await standing(tx, { cohortId, studentId, vacancyId: vacancy.id })
    if (here) throw fieldError('ALREADY_APPLIED', 'vacancyId', 'You have applied here already.')

    const { institution, cohort } = vacancy
    const last = lastDayToApply(vacancy.applyBy, cohort.applicationsCloseOn)
    const relations = relationsToApplication(tx.actor, {
      institutionId: institution.id,
      organisationId: vacancy.organisation.id,
      studentId,
    })
    const decision = nextApplication(null, 'submit', {
      relations,
      vacancyOpen: vacancy.status === 'PUBLISHED' && deadlineAhead(tx.clock(), institution.timeZone, last),
      unplaced: !(await hasLivePlacement(tx, { cohortId, studentId })),
      underLimit: open < institution.applicationLimit,
      freeSlot: true,
      offerOpen: true,
    })
    if (!decision.ok) throw refusalOf(decision, null, { limit: institution.applicationLimit })
    await assertChecklist(tx, { studentId, cohortId, gate: 'APPLY' })

    for (const [field, attachmentId] of [
      ['cvId', input.cvId],
      ['letterFileId', input.letterFileId],
    ] as const)
      if (attachmentId !== null) await bindDocument(tx, { institutionId: institution.id, attachmentId, field })
    const at = tx.clock()
    const application = tx.em.create(Application, {
      id: input.id,
      institution,
      cohort,
      vacancy,
      student: studentId,
      status: decision.to,
      rank: rank + 1,
      letter: input.letter,
      cv: input.cvId,
      letterFile: input.letterFileId,
      submittedAt: at,
      movedAt: at,
    })
    await tx.em.flush()
    await record(tx, {
      kind: applicationKind('submit'),
      subject: { type: 'application', id: input.id },
      institutionId: institution.id,
      role: 'student',
      from: null,
      to: decision.to,
      revision: null,
      data: castOf({ application, vacancy }),
      at,
    })
    return viewOwnApplication(tx, input.id)
  })

/** Whether the same person applied with the same papers under this id. ID_TAKEN when the id stands for anything else. */
async function appliedBefore(tx: Ctx, input: ApplicationForm): Promise<boolean> {
  const earlier = await tx.em.findOne(Application, { id: input.id })
  if (!earlier) return false
  const same =
    earlier.student.id === userIdOf(tx.actor) &&
    earlier.vacancy.id === input.vacancyId &&
    earlier.letter === input.letter &&
    (earlier.cv?.id ?? null) === input.cvId &&
    (earlier.letterFile?.id ?? null) === input.letterFileId
  if (!same) throw new DomainError('ID_TAKEN')
  return true
}

/** The season of a vacancy that the student sees. VACANCY_NOT_FOUND. */
async function seasonOf(tx: Ctx, id: string): Promise<string> {
  const row = await tables(tx.em)
    .selectFrom('vacancy')
    .select('cohort_id')
    .where('id', '=', id)
    .where(studentsVacancies(tx.actor))
    .executeTakeFirst()
  if (!row) throw new DomainError('VACANCY_NOT_FOUND')
  return row.cohort_id
}

/** The vacancy, kept from closing until the student has applied. */
async function lockedVacancy(tx: Ctx, id: string): Promise<Vacancy> {
  await sql`select from vacancy where id = ${id} for share`.execute(tables(tx.em))
  return tx.em.findOneOrFail(Vacancy, { id }, { populate: ['cohort', 'institution', 'contact'] })
}

/** The student's last rank and open applications in the season, and whether he has a live one to this vacancy. */
async function standing(tx: Ctx, ask: { cohortId: string; studentId: string; vacancyId: string }) {
  const { rows } = await sql<{ rank: number; open: number; here: boolean }>`
    select coalesce(max(rank), 0)::int as rank,
      count(*) filter (where status = any(${[...OPEN_APPLICATIONS]}))::int as open,
      coalesce(bool_or(vacancy_id = ${ask.vacancyId} and status = any(${[...OPEN_APPLICATIONS, 'ACCEPTED']})), false) as here
    from application where student_id = ${ask.studentId} and cohort_id = ${ask.cohortId}`.execute(tables(tx.em))
  return rows[0] ?? { rank: 0, open: 0, here: false }
}
