import { isDeepStrictEqual } from 'node:util'
import type { EditVacancyInput, VacancyView } from '@ipt/contracts'
import type { Vacancy } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedVacancy, loadVacancy, moveVacancy, vacancyKind } from './internal.ts'
import { lockVacancies } from './slots.ts'
import { viewVacancy } from './vacancies.queries.ts'
import { checkForm, columnsOf, type VacancyForm } from './vacancy-form.ts'

/**
 * Changes a vacancy, published or not. There are never fewer places than are taken or offered. VACANCY_NOT_FOUND, NOT_YOURS, WRONG_STATE,
 * STALE_VERSION, INPUT_INVALID, CONTACT_UNCHECKED, SLOTS_TAKEN, OFFERS_OPEN (another site or other days than were offered), ID_TAKEN.
 */
export const editVacancy = (ctx: Ctx, input: EditVacancyInput): Promise<VacancyView> =>
  inTransaction(ctx, async (tx) => {
    await lockVacancies(tx, [input.id])
    const loaded = await loadVacancy(tx, input.id)
    const { id, requestId, version } = input
    const { vacancy } = loaded
    const changed = changedFields(vacancy, input)
    if (await doneBefore(tx, { kind: vacancyKind('edit'), subjectId: id, requestId, revision: version + 1 })) {
      if (vacancy.version === version + 1 && changed.length > 0) throw new DomainError('ID_TAKEN')
      return viewVacancy(tx, id)
    }

    const to = decidedVacancy(tx, loaded, 'edit', version)
    await checkForm(tx, input, { cohort: vacancy.cohort, organisationId: vacancy.organisation.id })
    const used = vacancy.taken + vacancy.held
    if (input.slots < used)
      throw fieldError('SLOTS_TAKEN', 'slots', `${used} places are taken or offered: there cannot be fewer.`, { used })

    const broken = PROMISED.find(({ column }) => changed.includes(column))
    if (broken && vacancy.held > 0)
      throw fieldError('OFFERS_OPEN', broken.field, `${vacancy.held} offers are open. What they promise stays until they are answered.`, {
        offers: vacancy.held,
      })

    await moveVacancy(tx, loaded, { event: 'edit', to, requestId, data: { changed: changed.join(' ') } }, columnsOf(input))
    return viewVacancy(tx, id)
  })

/** What somebody who was offered a place has read, and counts on. */
const PROMISED = [
  { column: 'site', field: 'siteId' },
  { column: 'startsOn', field: 'startsOn' },
  { column: 'endsOn', field: 'endsOn' },
]

/** The names of the columns that an edit would change. */
function changedFields(vacancy: Vacancy, form: VacancyForm): string[] {
  const before: Record<string, unknown> = { ...vacancy, site: vacancy.site.id, contact: vacancy.contact?.id ?? null }
  return Object.entries(columnsOf(form)).flatMap(([field, value]) => (isDeepStrictEqual(value, before[field]) ? [] : [field]))
}
