import type { DecideVacancyInput, VacancyView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedVacancy, loadVacancy, moveVacancy, vacancyKind } from './internal.ts'
import { viewVacancy } from './vacancies.queries.ts'

/** Takes no more applications; those that are there stay. VACANCY_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION. */
export const closeVacancy = (ctx: Ctx, { id, version, requestId }: DecideVacancyInput): Promise<VacancyView> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadVacancy(tx, id)
    if (await doneBefore(tx, { kind: vacancyKind('close'), subjectId: id, requestId, revision: version + 1 })) return viewVacancy(tx, id)

    const to = decidedVacancy(tx, loaded, 'close', version)
    await moveVacancy(tx, loaded, { event: 'close', to, requestId })
    return viewVacancy(tx, id)
  })
