import {
  Agreement,
  ChecklistAnswer,
  ChecklistItem,
  Cohort,
  Contact,
  ContactAddress,
  Department,
  Enrolment,
  Holiday,
  Institution,
  Organisation,
  Programme,
  User,
} from '@ipt/db'
import { type IsoDate, yearLater } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'
import { demoId } from './ids.ts'
import { idOf } from './people.ts'
import { INSTITUTION, type ORGANISATIONS, type PROGRAMMES } from './places.ts'
import { ago } from './season-days.ts'
import { STORIES } from './story/index.ts'
import { SEEKERS } from './story/seekers.ts'

const DEPARTMENTS = {
  electrical: { code: 'ECE', name: 'Electrical and Computer Engineering', programmes: ['electrical', 'computer'] },
  mechanical: { code: 'MCE', name: 'Mechanical and Civil Engineering', programmes: ['mechanical', 'civil'] },
} as const satisfies Record<string, { code: string; name: string; programmes: (keyof typeof PROGRAMMES)[] }>

/** Those of mainland Tanzania that fall on the same day every year. */
const HOLIDAYS = {
  '01-01': 'New Year’s Day',
  '01-12': 'Zanzibar Revolution Day',
  '04-07': 'Karume Day',
  '04-26': 'Union Day',
  '05-01': 'Workers’ Day',
  '07-07': 'Saba Saba',
  '08-08': 'Nane Nane',
  '10-14': 'Nyerere Day',
  '12-09': 'Independence Day',
  '12-25': 'Christmas Day',
  '12-26': 'Boxing Day',
}

const HOSTS = {
  pwaniPower: {
    sector: 'Energy',
    website: 'www.pwanipower.example',
    phone: '+255 22 211 1174',
    postalAddress: 'P.O. Box 4021, Dar es Salaam',
  },
  usagaraRoads: {
    sector: 'Construction',
    website: 'usagara-roads.example',
    phone: '+255 22 277 3120',
    postalAddress: 'P.O. Box 718, Dar es Salaam',
  },
} as const satisfies Record<keyof typeof ORGANISATIONS, object>

/** What stands around the season: departments and holidays, who is enrolled, what is asked of them, and what is known of the hosts. */
export async function insertStructure(em: EntityManager, today: IsoDate, createdAt: Date): Promise<void> {
  await em.nativeUpdate(Institution, { id: INSTITUTION.id }, { shortName: 'UUT' })
  await insertDepartments(em, createdAt)
  await em.insertMany(
    Holiday,
    holidaysFrom(today).map(({ day, name }) => ({ id: demoId(`holiday/${day}`), institution: INSTITUTION.id, day, name, createdAt })),
  )
  await em.nativeUpdate(Cohort, { id: demoId('cohort') }, { verifyWithinDays: 7, validateWithinDays: 14 })
  await em.insertMany(
    Enrolment,
    [...STORIES.map(({ student }) => student), ...SEEKERS].map((student) => ({
      id: demoId(`enrolment/${student}`),
      institution: INSTITUTION.id,
      cohort: demoId('cohort'),
      student: idOf(student),
      createdAt,
    })),
  )
  await insertChecklist(em, createdAt)
  await insertHosts(em, today, createdAt)
}

async function insertDepartments(em: EntityManager, createdAt: Date): Promise<void> {
  for (const [key, { code, name, programmes }] of Object.entries(DEPARTMENTS)) {
    const id = demoId(`department/${key}`)
    await em.insert(Department, { id, institution: INSTITUTION.id, code, name, createdAt })
    await em.nativeUpdate(Programme, { id: { $in: programmes.map((programme) => demoId(`programme/${programme}`)) } }, { department: id })
  }
}

/** The holidays of the twelve months to come: days that have logs stay working days. */
function holidaysFrom(today: IsoDate): { day: IsoDate; name: string }[] {
  const year = today.slice(0, 4)
  return Object.entries(HOLIDAYS).map(([date, name]) => {
    const day = `${year}-${date}`
    return { day: day > today ? day : yearLater(day), name }
  })
}

/** A tick and a file; neither holds anything back. One student has ticked. */
async function insertChecklist(em: EntityManager, createdAt: Date): Promise<void> {
  const item = { institution: INSTITUTION.id, cohort: demoId('cohort'), gate: null, createdAt }
  const conduct = demoId('item/conduct')
  await em.insert(ChecklistItem, {
    ...item,
    id: conduct,
    label: 'I keep to the safety rules of my host',
    kind: 'CONSENT',
    needs: 'TICK',
    position: 0,
  })
  await em.insert(ChecklistItem, {
    ...item,
    id: demoId('item/cover'),
    label: 'Personal accident cover for the whole season',
    kind: 'INSURANCE',
    needs: 'FILE',
    position: 1,
  })
  await em.insert(ChecklistAnswer, {
    id: demoId('answer/conduct'),
    institution: INSTITUTION.id,
    item: conduct,
    student: idOf('elia'),
    status: 'ANSWERED',
    answeredAt: createdAt,
  })
}

/** What is known of the hosts, and one that a student proposed although it is there already. */
async function insertHosts(em: EntityManager, today: IsoDate, createdAt: Date): Promise<void> {
  for (const [key, facts] of Object.entries(HOSTS)) await em.nativeUpdate(Organisation, { id: demoId(`organisation/${key}`) }, facts)
  await em.insert(Organisation, {
    id: demoId('organisation/proposed'),
    name: 'PWANI POWER (Co.) Ltd',
    status: 'PROPOSED',
    sector: 'Electricity',
    phone: '022 211 1174',
    proposedBy: INSTITUTION.id,
    createdAt,
  })
  for (const [person, host, title] of SUPERVISORS) {
    const { name, email } = await em.findOneOrFail(User, { id: idOf(person) }, { fields: ['name', 'email'] })
    const id = demoId(`contact/${person}`)
    const organisation = demoId(`organisation/${host}`)
    const known = { user: idOf(person), name, title, state: 'CHECKED' as const, createdAt, checkedAt: createdAt, checkedBy: idOf('joseph') }
    await em.insert(Contact, { id, institution: INSTITUTION.id, organisation, ...known })
    await em.insert(ContactAddress, { id: demoId(`address/${person}`), institution: INSTITUTION.id, contact: id, email, since: createdAt })
  }
  await em.insert(Agreement, {
    id: demoId('agreement'),
    institution: INSTITUTION.id,
    organisation: demoId('organisation/pwaniPower'),
    title: 'Memorandum of understanding',
    startsOn: ago(today, 700),
    expiresOn: ago(today, -40),
    createdAt,
  })
}

const SUPERVISORS = [
  ['baraka', 'pwaniPower', 'Substation engineer'],
  ['asha', 'usagaraRoads', 'Site engineer'],
] as const
