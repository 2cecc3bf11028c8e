import type { PlacingOptions, PlanPlacementsInput } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'

/** What stands in the form for placing students. `share`: `balance`, `nobody`, or a lecturer's id. */
export interface AssignValues {
  cohortId: string
  programmeId: string
  chosen: string[]
  vacancyId: string
  organisationId: string
  organisationName: string
  siteId: string
  contactId: string
  startsOn: string
  endsOn: string
  share: string
  most: string
}

export type Season = PlacingOptions[number]['cohorts'][number]

/** The seasons in which somebody can still be placed. */
export const openSeasons = (options: PlacingOptions): Season[] => options.flatMap(({ cohorts }) => cohorts).filter(({ over }) => !over)

/** What a new form begins with: where there is one season, it is chosen. */
export function startOf(options: PlacingOptions): AssignValues {
  const [season, ...others] = openSeasons(options)
  return {
    ...NO_PLACE,
    programmeId: '',
    chosen: [],
    share: 'balance',
    most: '20',
    ...seasonValues(others.length === 0 ? season : undefined),
  }
}

/** No place is chosen. */
export const NO_PLACE = { vacancyId: '', organisationId: '', organisationName: '', siteId: '', contactId: '' }

/** What a season brings with it: its days. */
export const seasonValues = (season: Season | undefined) => ({
  cohortId: season?.id ?? '',
  startsOn: season?.startsOn ?? '',
  endsOn: season?.endsOn ?? '',
})

export type AssignField = 'cohortId' | 'chosen' | 'organisationId' | 'siteId' | 'startsOn' | 'endsOn' | 'most'
export type Fault = 'MISSING' | 'OUTSIDE' | 'ORDER' | 'NUMBER' | 'MANY'

/** What has to be mended before the server is asked. */
export function faultsOf(values: AssignValues, season: Season | undefined): Partial<Record<AssignField, Fault>> {
  const faults: Partial<Record<AssignField, Fault>> = {}
  for (const field of ['cohortId', 'organisationId', 'siteId', 'startsOn', 'endsOn'] as const) if (!values[field]) faults[field] = 'MISSING'
  if (values.chosen.length === 0) faults.chosen = 'MISSING'
  if (values.chosen.length > LIMITS.list) faults.chosen = 'MANY'
  if (season && values.startsOn && values.startsOn < season.startsOn) faults.startsOn = 'OUTSIDE'
  if (season && values.endsOn && values.endsOn > season.endsOn) faults.endsOn = 'OUTSIDE'
  if (values.startsOn && values.endsOn && values.endsOn < values.startsOn) faults.endsOn = 'ORDER'
  const most = Number(values.most)
  if (values.share === 'balance' && !(Number.isInteger(most) && most >= 1 && most <= LIMITS.list)) faults.most = 'NUMBER'
  return faults
}

/** The form as a question to the server. */
export const plannedOf = (values: AssignValues): PlanPlacementsInput => ({
  ...placeOf(values),
  studentIds: values.chosen,
  most: values.share === 'balance' ? Number(values.most) : null,
})

/** Where and when, as the server takes it. */
export const placeOf = ({ cohortId, organisationId, siteId, contactId, vacancyId, startsOn, endsOn }: AssignValues) => ({
  ...{ cohortId, organisationId, siteId, startsOn, endsOn },
  contactId: contactId || null,
  vacancyId: vacancyId || null,
})
