import type { SaveVacancyInput, VacancyView } from '@ipt/contracts'
import { SavedVacancy, Vacancy } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { ownId } from '../../kernel/policy.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { recordVacancy } from './internal.ts'
import { viewVacancy } from './vacancies.queries.ts'

/** A student puts a vacancy aside, or no longer. What is so already stays so, without an event. VACANCY_NOT_FOUND. */
export const saveVacancy = (ctx: Ctx, { id, saved, requestId }: SaveVacancyInput): Promise<VacancyView> =>
  inTransaction(ctx, async (tx) => {
    const kind = saved ? 'vacancy.saved' : 'vacancy.unsaved'
    const done = await doneBefore(tx, { kind, subjectId: id, requestId })
    // Read after the look, not before: the act may have been done in between, by the same press sent twice.
    const view = await viewVacancy(tx, id, 'student')
    if (done || view.own?.saved === saved) return view

    const student = ownId(tx.actor)
    if (saved) await tx.em.insert(SavedVacancy, { student, vacancy: id, createdAt: tx.clock() })
    else await tx.em.nativeDelete(SavedVacancy, { student, vacancy: id })
    const vacancy = await tx.em.findOneOrFail(Vacancy, { id })
    await recordVacancy(
      tx,
      { vacancy, relations: ['student'] },
      { kind, from: vacancy.status, to: vacancy.status, version: vacancy.version, requestId, data: { studentId: student } },
    )
    // What closed meanwhile was seen for having been put aside: it is answered once more.
    return { ...view, own: view.own && { ...view.own, saved } }
  })
