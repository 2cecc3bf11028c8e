import type { PlanPlacementsInput } from '@ipt/contracts'
import { Cohort, Contact, Organisation, Site, Vacancy } from '@ipt/db'
import { dateIn, institutionsAs } from '@ipt/domain'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import type { Ctx } from '../../kernel/use-case.ts'

export type PlaceSent = Omit<PlanPlacementsInput, 'studentIds' | 'most'>

/** Where and when students are to be placed, as far as the actor may place them there. */
export interface Place {
  institutionId: string
  cohort: Cohort
  /** The first day. */
  startsOn: string
  site: Site
  /** The contact's person. */
  industrialSupervisorId: string | null
  vacancy: Vacancy | null
}

/**
 * What was sent, looked up. COHORT_NOT_FOUND, ORGANISATION_NOT_FOUND, VACANCY_NOT_FOUND, WRONG_STATE (a vacancy that is not open),
 * CONTACT_UNCHECKED (or suspended), INPUT_INVALID (a site of another host, days outside of the season, a season that is over).
 */
export async function loadPlace(tx: Ctx, sent: PlaceSent): Promise<Place> {
  const cohort = await tx.em.findOne(
    Cohort,
    { id: sent.cohortId, institution: { $in: institutionsAs(tx.actor, 'coordinator') } },
    { populate: ['institution'] },
  )
  if (!cohort) throw new DomainError('COHORT_NOT_FOUND')
  if (cohort.endsOn < dateIn(cohort.institution.timeZone, tx.clock())) throw fieldError('INPUT_INVALID', 'cohortId', 'This season is over.')
  const institutionId = cohort.institution.id
  const organisation = await tx.em.findOne(Organisation, {
    id: sent.organisationId,
    $or: [{ status: 'APPROVED' }, { status: 'PROPOSED', proposedBy: institutionId }],
  })
  if (!organisation) throw new DomainError('ORGANISATION_NOT_FOUND')
  const site = await tx.em.findOne(Site, { id: sent.siteId, organisation: organisation.id })
  if (!site) throw fieldError('INPUT_INVALID', 'siteId', 'This host has no such site.')
  if (sent.startsOn > sent.endsOn) throw fieldError('INPUT_INVALID', 'endsOn', 'It ends before it starts.')
  if (sent.startsOn < cohort.startsOn || sent.endsOn > cohort.endsOn)
    throw fieldError('INPUT_INVALID', sent.startsOn < cohort.startsOn ? 'startsOn' : 'endsOn', outside(cohort))
  return {
    institutionId,
    cohort,
    startsOn: sent.startsOn,
    site,
    industrialSupervisorId: sent.contactId === null ? null : await checkedPerson(tx, sent.contactId, institutionId, organisation.id),
    vacancy: sent.vacancyId === null ? null : await openVacancy(tx, sent.vacancyId, sent),
  }
}

const outside = ({ startsOn, endsOn }: Cohort): string => `The season is from ${startsOn} to ${endsOn}.`

async function checkedPerson(tx: Ctx, id: string, institution: string, organisation: string): Promise<string> {
  const contact = await tx.em.findOne(Contact, { id, institution, organisation, state: 'CHECKED', user: { state: 'ACTIVE' } })
  if (!contact) throw fieldError('CONTACT_UNCHECKED', 'contactId', 'This is no contact at the host whom a coordinator has checked.')
  return contact.user.id
}

async function openVacancy(tx: Ctx, id: string, sent: PlaceSent): Promise<Vacancy> {
  const vacancy = await tx.em.findOne(
    Vacancy,
    { id, cohort: sent.cohortId, organisation: sent.organisationId, site: sent.siteId },
    { refresh: true },
  )
  if (!vacancy) throw new DomainError('VACANCY_NOT_FOUND')
  if (vacancy.status !== 'PUBLISHED')
    throw new DomainError('WRONG_STATE', { detail: `The vacancy is ${vacancy.status}.`, facts: { status: vacancy.status } })
  return vacancy
}
