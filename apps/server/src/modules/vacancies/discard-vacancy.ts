import type { DecideVacancyInput, VacancyView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedVacancy, loadVacancy, moveVacancy, vacancyKind } from './internal.ts'
import { viewVacancy } from './vacancies.queries.ts'

/** Puts a draft away for good. VACANCY_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION. */
export const discardVacancy = (ctx: Ctx, { id, version, requestId }: DecideVacancyInput): Promise<VacancyView> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadVacancy(tx, id)
    if (await doneBefore(tx, { kind: vacancyKind('discard'), subjectId: id, requestId, revision: version + 1 })) return viewVacancy(tx, id)

    const to = decidedVacancy(tx, loaded, 'discard', version)
    await moveVacancy(tx, loaded, { event: 'discard', to, requestId })
    return viewVacancy(tx, id)
  })
