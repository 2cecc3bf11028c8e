import type { DraftVacancyInput, EditVacancyInput } from '@ipt/contracts'
import { type Cohort, Contact, Site } from '@ipt/db'
import { fieldError } from '../../kernel/errors.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** What a draft and an edit say alike. */
export type VacancyForm = Omit<DraftVacancyInput, 'id' | 'cohortId' | 'organisationId'> | Omit<EditVacancyInput, 'id' | 'version'>

/**
 * Whether the form makes sense for this season and this host: INPUT_INVALID that names the field. A contact that its institution hasn't
 * checked is CONTACT_UNCHECKED: links and decisions would go to an address that nobody vouched for.
 */
export async function checkForm(
  tx: Ctx,
  form: VacancyForm,
  { cohort, organisationId }: { cohort: Cohort; organisationId: string },
): Promise<void> {
  if (form.endsOn < form.startsOn) throw fieldError('INPUT_INVALID', 'endsOn', 'The last day comes before the first.')
  for (const field of ['startsOn', 'endsOn'] as const)
    if (form[field] < cohort.startsOn || form[field] > cohort.endsOn)
      throw fieldError('INPUT_INVALID', field, `The season is from ${cohort.startsOn} to ${cohort.endsOn}.`, {
        from: cohort.startsOn,
        to: cohort.endsOn,
      })
  if (form.applyBy > form.endsOn) throw fieldError('INPUT_INVALID', 'applyBy', 'This is after the last day of the work.')
  if ((await tx.em.count(Site, { id: form.siteId, organisation: organisationId })) !== 1)
    throw fieldError('INPUT_INVALID', 'siteId', 'This host has no such site.')
  if (form.contactId === null) return
  const contact = await tx.em.findOne(Contact, {
    id: form.contactId,
    organisation: organisationId,
    institution: cohort.institution.id,
  })
  if (!contact) throw fieldError('INPUT_INVALID', 'contactId', 'There is no such contact at this host.')
  if (contact.state !== 'CHECKED') throw fieldError('CONTACT_UNCHECKED', 'contactId', 'A coordinator has to check this contact first.')
}

/** The form as the vacancy's columns take it. */
export const columnsOf = ({ siteId, contactId, title, description, skills, slots, startsOn, endsOn, applyBy }: VacancyForm) => ({
  site: siteId,
  contact: contactId,
  title,
  description,
  skills,
  slots,
  startsOn,
  endsOn,
  applyBy,
})
