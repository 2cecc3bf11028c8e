import type { DraftVacancyInput } from '@ipt/contracts'
import type { TestSeason } from '@ipt/domain/builders'
import type { VacancyForm } from '../vacancy-form.ts'

/** A vacancy as a form would send it. */
export const aForm = (season: TestSeason, over: Partial<VacancyForm> = {}) => ({
  siteId: season.site.id,
  contactId: null,
  title: 'Substation trainee',
  description: 'Protection relays and metering at the substation.',
  skills: ['Relays', 'Metering'],
  slots: 2,
  startsOn: season.cohort.startsOn,
  endsOn: season.cohort.endsOn,
  applyBy: '2026-08-31',
  ...over,
})

export const aDraft = (season: TestSeason, id: string, over: Partial<DraftVacancyInput> = {}): DraftVacancyInput => ({
  id,
  cohortId: season.cohort.id,
  organisationId: season.organisation.id,
  ...aForm(season),
  ...over,
})
