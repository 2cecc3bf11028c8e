import { addDays, type IsoDate } from '../calendar.ts'
import type { PlacementStatus } from '../placement.ts'
import type { Role } from '../roles.ts'
import { idsFrom } from './ids.ts'

/** A person of a test's world, with one role. */
export interface TestPerson {
  id: string
  name: string
  email: string
  role: Role
  institutionId: string | null
  organisationId: string | null
}

export interface TestPlacement {
  id: string
  institutionId: string
  cohortId: string
  studentId: string
  organisationId: string
  siteId: string
  industrialSupervisorId: string
  universitySupervisorId: string
  startsOn: IsoDate
  endsOn: IsoDate
  status: PlacementStatus
}

/** One institution's season: its people, one host, and a placement for each of two students. */
export interface TestSeason {
  institution: { id: string; name: string; timeZone: string }
  programme: { id: string; institutionId: string; code: string; name: string }
  cohort: {
    id: string
    institutionId: string
    programmeId: string
    name: string
    startsOn: IsoDate
    endsOn: IsoDate
    requiredDays: number
    workingDays: number[]
    logWindowDays: number | null
  }
  organisation: { id: string; name: string }
  site: { id: string; organisationId: string; name: string; latitude: number; longitude: number }
  student: TestPerson
  classmate: TestPerson
  industrialSupervisor: TestPerson
  /** Of the same organisation, and on the classmate's placement. */
  colleague: TestPerson
  universitySupervisor: TestPerson
  /** Of the same institution, and on the classmate's placement. */
  lecturer: TestPerson
  coordinator: TestPerson
  placement: TestPlacement
  classmatePlacement: TestPlacement
}

export interface SeasonOptions {
  /** Tells the worlds of one database apart: 0 to 65535. */
  seed?: number
  /** The season began two weeks before and ends eight weeks after. */
  today?: IsoDate
  status?: PlacementStatus
  cohort?: Partial<Pick<TestSeason['cohort'], 'startsOn' | 'endsOn' | 'workingDays' | 'logWindowDays' | 'requiredDays'>>
  timeZone?: string
}

/** A whole small season as plain rows, for unit, integration and browser tests alike. Nobody is left out, and nothing is random. */
export function aSeason({
  seed = 1,
  today = '2026-08-18',
  status = 'ACTIVE',
  cohort,
  timeZone = 'Africa/Dar_es_Salaam',
}: SeasonOptions = {}): TestSeason {
  const id = idsFrom(seed)
  const institution = { id: id(), name: `Usambara University of Technology ${seed}`, timeZone }
  const programme = { id: id(), institutionId: institution.id, code: 'EE', name: 'Electrical Engineering' }
  const organisation = { id: id(), name: `Pwani Power ${seed}` }
  const site = { id: id(), organisationId: organisation.id, name: 'Ubungo substation', latitude: -6.7924, longitude: 39.2083 }
  const season = {
    id: id(),
    institutionId: institution.id,
    programmeId: programme.id,
    name: 'IPT 2026, year 3',
    startsOn: addDays(today, -14),
    endsOn: addDays(today, 56),
    requiredDays: 50,
    workingDays: [1, 2, 3, 4, 5],
    logWindowDays: null,
    ...cohort,
  }
  const person = (role: Role, name: string): TestPerson => ({
    id: id(),
    name,
    email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${seed}@example.test`,
    role,
    institutionId: role === 'industrialSupervisor' ? null : institution.id,
    organisationId: role === 'industrialSupervisor' ? organisation.id : null,
  })
  const student = person('student', 'Neema Mushi')
  const classmate = person('student', 'Juma Mtwale')
  const industrialSupervisor = person('industrialSupervisor', 'Baraka Mwakyusa')
  const colleague = person('industrialSupervisor', 'Asha Mrisho')
  const universitySupervisor = person('universitySupervisor', 'Rehema Kimaro')
  const lecturer = person('universitySupervisor', 'Elia Mbwambo')
  const coordinator = person('coordinator', 'Joseph Lyimo')
  const placed = (who: TestPerson, industrial: TestPerson, academic: TestPerson): TestPlacement => ({
    id: id(),
    institutionId: institution.id,
    cohortId: season.id,
    studentId: who.id,
    organisationId: organisation.id,
    siteId: site.id,
    industrialSupervisorId: industrial.id,
    universitySupervisorId: academic.id,
    startsOn: season.startsOn,
    endsOn: season.endsOn,
    status,
  })
  return {
    institution,
    programme,
    cohort: season,
    organisation,
    site,
    student,
    classmate,
    industrialSupervisor,
    colleague,
    universitySupervisor,
    lecturer,
    coordinator,
    placement: placed(student, industrialSupervisor, universitySupervisor),
    classmatePlacement: placed(classmate, colleague, lecturer),
  }
}

/** Everybody of a season. */
export const peopleOfSeason = (season: TestSeason): TestPerson[] => [
  season.student,
  season.classmate,
  season.industrialSupervisor,
  season.colleague,
  season.universitySupervisor,
  season.lecturer,
  season.coordinator,
]
