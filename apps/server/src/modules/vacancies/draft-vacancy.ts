import { isDeepStrictEqual } from 'node:util'
import type { DraftVacancyInput, VacancyView } from '@ipt/contracts'
import { Cohort, Organisation, Vacancy } from '@ipt/db'
import { nextVacancy, userIdOf } from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { managesVacancy } from '../../kernel/vacancy-policy.ts'
import { recordVacancy, vacancyKind } from './internal.ts'
import { viewVacancy } from './vacancies.queries.ts'
import { checkForm, columnsOf } from './vacancy-form.ts'
import { mayOffer } from './vacancy-options.queries.ts'

/**
 * Writes a vacancy down that nobody but its managers sees yet. ORGANISATION_NOT_FOUND (or no season to offer it to), INPUT_INVALID, CONTACT_UNCHECKED,
 * ID_TAKEN. The same `id` with the same words answers with the one vacancy.
 */
export const draftVacancy = (ctx: Ctx, input: DraftVacancyInput): Promise<VacancyView> =>
  inTransaction(ctx, async (tx) => {
    if (await draftedBefore(tx, input)) return viewVacancy(tx, input.id)

    const { cohort, organisation } = await placeOf(tx, input)
    const relations = managesVacancy(tx.actor, { institutionId: cohort.institution.id, organisationId: organisation.id })
    const decision = nextVacancy(null, 'draft', { relations, deadlineAhead: true })
    if (!decision.ok) throw new DomainError('NOT_YOURS')
    await checkForm(tx, input, { cohort, organisationId: organisation.id })

    const vacancy = tx.em.create(Vacancy, {
      ...columnsOf(input),
      id: input.id,
      institution: cohort.institution,
      cohort,
      organisation,
      organisationName: organisation.name,
      status: decision.to,
      taken: 0,
      held: 0,
      version: 1,
      createdBy: userIdOf(tx.actor),
      createdAt: tx.clock(),
    })
    await tx.em.flush()
    await recordVacancy(tx, { vacancy, relations }, { kind: vacancyKind('draft'), from: null, to: decision.to, version: 1 })
    return viewVacancy(tx, input.id)
  })

/** Whether the same person drafted the same under this id. ID_TAKEN when the id stands for anything else. */
async function draftedBefore(tx: Ctx, { id, ...input }: DraftVacancyInput): Promise<boolean> {
  const earlier = await tx.em.findOne(Vacancy, { id })
  if (!earlier) return false
  const { cohortId, organisationId, ...form } = input
  const same =
    (earlier.createdBy?.id ?? null) === userIdOf(tx.actor) &&
    earlier.cohort.id === cohortId &&
    earlier.organisation.id === organisationId &&
    // Edited since, it is still the one that was made.
    (earlier.version > 1 ||
      isDeepStrictEqual(columnsOf(form), { ...pickForm(earlier), site: earlier.site.id, contact: earlier.contact?.id ?? null }))
  if (!same) throw new DomainError('ID_TAKEN')
  return true
}

const pickForm = ({ title, description, skills, slots, startsOn, endsOn, applyBy }: Vacancy) => ({
  title,
  description,
  skills,
  slots,
  startsOn,
  endsOn,
  applyBy,
})

/** The season and the host, if the actor may offer the one's places to the other; the host is kept from being rejected or merged meanwhile. */
async function placeOf(tx: Ctx, input: DraftVacancyInput): Promise<{ cohort: Cohort; organisation: Organisation }> {
  await sql`select from organisation where id = ${input.organisationId} for key share`.execute(tables(tx.em))
  if (!(await mayOffer(tx, input))) throw new DomainError('ORGANISATION_NOT_FOUND')
  return {
    cohort: await tx.em.findOneOrFail(Cohort, { id: input.cohortId }, { populate: ['institution'] }),
    organisation: await tx.em.findOneOrFail(Organisation, { id: input.organisationId }),
  }
}
