import { hashPassword } from '@ipt/auth'
import { Membership, StudentProfile, User } from '@ipt/db'
import { emailKey, type Language, type Role, type UserActor } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'
import { demoId } from './ids.ts'
import { INSTITUTION, type ORGANISATIONS, type PROGRAMMES } from './places.ts'

/** The password of the demo's four logins. */
export const DEMO_PASSWORD = 'ipt-demo-2026'

interface PersonOfDemo {
  name: string
  email: string
  language: Language
  role: Role
  /** Where the role is held, and for students which programme they are on. */
  at: keyof typeof ORGANISATIONS | keyof typeof PROGRAMMES | null
  registrationNumber?: string
}

/** Everybody in the demo, all invented. Those at `@demo.ipt` can sign in. */
const PEOPLE = {
  neema: {
    name: 'Neema Mushi',
    email: 'student@demo.ipt',
    language: 'en',
    role: 'student',
    at: 'electrical',
    registrationNumber: 'UUT/EE/2023/0412',
  },
  elia: {
    name: 'Elia Mbwambo',
    email: 'elia.mbwambo@students.usambara.example',
    language: 'en',
    role: 'student',
    at: 'computer',
    registrationNumber: 'UUT/CE/2023/0187',
  },
  juma: {
    name: 'Juma Hassan Mtwale',
    email: 'juma.mtwale@students.usambara.example',
    language: 'sw',
    role: 'student',
    at: 'mechanical',
    registrationNumber: 'UUT/ME/2023/0095',
  },
  zainab: {
    name: 'Zainab Athumani',
    email: 'zainab.athumani@students.usambara.example',
    language: 'sw',
    role: 'student',
    at: 'civil',
    registrationNumber: 'UUT/CV/2023/0240',
  },
  upendo: {
    name: 'Upendo Mwaipopo',
    email: 'upendo.mwaipopo@students.usambara.example',
    language: 'en',
    role: 'student',
    at: 'electrical',
    registrationNumber: 'UUT/EE/2023/0431',
  },
  ibrahim: {
    name: 'Ibrahim Suleiman',
    email: 'ibrahim.suleiman@students.usambara.example',
    language: 'en',
    role: 'student',
    at: 'civil',
    registrationNumber: 'UUT/CV/2023/0263',
  },
  grace: {
    name: 'Grace Temba',
    email: 'grace.temba@students.usambara.example',
    language: 'en',
    role: 'student',
    at: 'electrical',
    registrationNumber: 'UUT/EE/2023/0398',
  },
  salim: {
    name: 'Salim Omari Kombo',
    email: 'salim.kombo@students.usambara.example',
    language: 'sw',
    role: 'student',
    at: 'computer',
    registrationNumber: 'UUT/CE/2023/0203',
  },
  mwanaidi: {
    name: 'Mwanaidi Rashid',
    email: 'mwanaidi.rashid@students.usambara.example',
    language: 'en',
    role: 'student',
    at: 'civil',
    registrationNumber: 'UUT/CV/2023/0251',
  },
  daudi: {
    name: 'Daudi Kileo',
    email: 'daudi.kileo@students.usambara.example',
    language: 'en',
    role: 'student',
    at: 'mechanical',
    registrationNumber: 'UUT/ME/2023/0118',
  },
  baraka: { name: 'Eng. Baraka Mwakyusa', email: 'industry@demo.ipt', language: 'en', role: 'industrialSupervisor', at: 'pwaniPower' },
  asha: {
    name: 'Eng. Asha Mrisho',
    email: 'asha.mrisho@usagara-roads.example',
    language: 'sw',
    role: 'industrialSupervisor',
    at: 'usagaraRoads',
  },
  rehema: { name: 'Dr. Rehema Kimaro', email: 'university@demo.ipt', language: 'en', role: 'universitySupervisor', at: null },
  joseph: { name: 'Joseph Lyimo', email: 'coordinator@demo.ipt', language: 'en', role: 'coordinator', at: null },
} as const satisfies Record<string, PersonOfDemo>

export type PersonName = keyof typeof PEOPLE
export type StudentName = { [Name in PersonName]: (typeof PEOPLE)[Name]['role'] extends 'student' ? Name : never }[PersonName]

const everybody = (Object.keys(PEOPLE) as PersonName[]).map((name): PersonOfDemo & { id: string } => ({ ...PEOPLE[name], id: idOf(name) }))

/** Everybody in the demo, by id. */
export const DEMO_PEOPLE: readonly string[] = everybody.map(({ id }) => id)

export function idOf(name: PersonName): string {
  return demoId(`person/${name}`)
}

/** The person as an actor, as if signed in. */
export function actorOf(name: PersonName): UserActor {
  return { kind: 'user', userId: idOf(name), roles: [{ role: PEOPLE[name].role, ...placeOf(PEOPLE[name]) }] }
}

const placeOf = ({ role, at }: PersonOfDemo): { institutionId: string | null; organisationId: string | null } =>
  role === 'industrialSupervisor'
    ? { institutionId: null, organisationId: demoId(`organisation/${at}`) }
    : { institutionId: INSTITUTION.id, organisationId: null }

/** The hashes of the logins' passwords, by person; made before the transaction, since they take a moment. */
export async function hashPasswords(): Promise<Map<string, string>> {
  const logins = everybody.filter(({ email }) => email.endsWith('@demo.ipt'))
  return new Map(await Promise.all(logins.map(async ({ id }) => [id, await hashPassword(DEMO_PASSWORD)] as const)))
}

/** The people, their roles and what the institution knows of its students. */
export async function insertPeople(em: EntityManager, passwords: ReadonlyMap<string, string>, createdAt: Date): Promise<void> {
  await em.insertMany(
    User,
    everybody.map(({ id, name, email, language }) => ({
      id,
      name,
      email,
      emailKey: emailKey(email),
      passwordHash: passwords.get(id) ?? null,
      language,
      state: 'ACTIVE' as const,
      createdAt,
    })),
  )
  await em.insertMany(
    Membership,
    everybody.map((person) => {
      const { institutionId, organisationId } = placeOf(person)
      return {
        id: demoId(`membership/${person.id}`),
        user: person.id,
        role: person.role,
        institution: institutionId,
        organisation: organisationId,
        since: createdAt,
        until: null,
      }
    }),
  )
  await em.insertMany(
    StudentProfile,
    everybody.flatMap(({ id, at, registrationNumber }) =>
      registrationNumber === undefined
        ? []
        : [
            {
              id: demoId(`profile/${id}`),
              institution: INSTITUTION.id,
              user: id,
              programme: demoId(`programme/${at}`),
              registrationNumber,
              createdAt,
            },
          ],
    ),
  )
}
