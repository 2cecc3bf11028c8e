import type { DraftVacancyInput, VacancyView } from '@ipt/contracts'
import { type IsoDate, LIMITS } from '@ipt/domain'

/** What stands in the form of a vacancy, as it was typed. */
export interface VacancyValues {
  cohortId: string
  organisationId: string
  organisationName: string
  siteId: string
  contactId: string
  title: string
  description: string
  skills: string
  slots: string
  startsOn: string
  endsOn: string
  applyBy: string
}

export const NO_VALUES: VacancyValues = {
  cohortId: '',
  organisationId: '',
  organisationName: '',
  siteId: '',
  contactId: '',
  title: '',
  description: '',
  skills: '',
  slots: '1',
  startsOn: '',
  endsOn: '',
  applyBy: '',
}

export const valuesOf = (vacancy: VacancyView): VacancyValues => ({
  cohortId: vacancy.cohort.id,
  organisationId: vacancy.organisation.id,
  organisationName: vacancy.organisation.name,
  siteId: vacancy.site.id,
  contactId: vacancy.contact?.id ?? '',
  title: vacancy.title,
  description: vacancy.description,
  skills: vacancy.skills.join(', '),
  slots: String(vacancy.slots),
  startsOn: vacancy.startsOn,
  endsOn: vacancy.endsOn,
  applyBy: vacancy.applyBy,
})

/** The days that a vacancy of a season begins with: the whole of it, or what is left of one that has begun. */
export const daysOf = (
  season: { startsOn: string; endsOn: string; applicationsCloseOn: string | null },
  today: IsoDate,
): Pick<VacancyValues, 'startsOn' | 'endsOn' | 'applyBy'> => ({
  startsOn: season.startsOn < today && today <= season.endsOn ? today : season.startsOn,
  endsOn: season.endsOn,
  applyBy: season.applicationsCloseOn ?? '',
})

/** Skills, parted by commas or lines, each once. */
export const skillsIn = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,;\n]/)
      .map((skill) => skill.replaceAll(/\s+/g, ' ').trim())
      .filter(Boolean),
  ),
]

export type VacancyField = keyof Omit<VacancyValues, 'organisationName'>
export type VacancyFault = 'MISSING' | 'SLOTS' | 'SKILLS' | 'ORDER' | 'SEASON' | 'LATE'

/** What has to be mended before it is sent, by field. `season` is the chosen one's first and last day; `used` places are gone. */
export function faultsOf(
  values: VacancyValues,
  { season, used }: { season: { startsOn: string; endsOn: string } | null; used: number },
): Partial<Record<VacancyField, VacancyFault>> {
  const faults: Partial<Record<VacancyField, VacancyFault>> = {}
  for (const field of ['cohortId', 'organisationId', 'siteId', 'title', 'description', 'startsOn', 'endsOn', 'applyBy'] as const)
    if (!values[field].trim()) faults[field] = 'MISSING'
  const slots = Number(values.slots)
  if (!Number.isInteger(slots) || slots < Math.max(1, used) || slots > LIMITS.slots) faults.slots = 'SLOTS'
  const skills = skillsIn(values.skills)
  if (skills.length > LIMITS.skills || skills.some((skill) => skill.length > LIMITS.skill)) faults.skills = 'SKILLS'
  if (season)
    for (const field of ['startsOn', 'endsOn'] as const)
      if (values[field] && (values[field] < season.startsOn || values[field] > season.endsOn)) faults[field] ??= 'SEASON'
  if (values.startsOn && values.endsOn && values.endsOn < values.startsOn) faults.endsOn = 'ORDER'
  if (values.endsOn && values.applyBy > values.endsOn) faults.applyBy ??= 'LATE'
  return faults
}

/** The values as the server takes them. */
export const sentOf = (values: VacancyValues): Omit<DraftVacancyInput, 'id' | 'cohortId' | 'organisationId'> => ({
  siteId: values.siteId,
  contactId: values.contactId || null,
  title: values.title.trim(),
  description: values.description,
  skills: skillsIn(values.skills),
  slots: Number(values.slots),
  startsOn: values.startsOn,
  endsOn: values.endsOn,
  applyBy: values.applyBy,
})
