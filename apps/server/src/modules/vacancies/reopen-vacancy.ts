import type { DecideVacancyInput, VacancyView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedVacancy, loadVacancy, moveVacancy, vacancyKind } from './internal.ts'
import { viewVacancy } from './vacancies.queries.ts'

/** Takes applications again. VACANCY_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION, DEADLINE_OVER. */
export const reopenVacancy = (ctx: Ctx, { id, version, requestId }: DecideVacancyInput): Promise<VacancyView> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadVacancy(tx, id)
    if (await doneBefore(tx, { kind: vacancyKind('reopen'), subjectId: id, requestId, revision: version + 1 })) return viewVacancy(tx, id)

    const to = decidedVacancy(tx, loaded, 'reopen', version)
    await moveVacancy(tx, loaded, { event: 'reopen', to, requestId })
    return viewVacancy(tx, id)
  })
