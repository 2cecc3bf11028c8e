import type { SignedIn } from '@ipt/auth'
import type { DemoLogins, Me } from '@ipt/contracts'
import { Institution, Organisation, User } from '@ipt/db'
import { dateIn, emailKey } from '@ipt/domain'
import type { Services } from '../../kernel/services.ts'
import { moment } from '../../kernel/tables.ts'

/** The signed-in person, with the names of the places of their roles. */
export async function viewMe(services: Services, signedIn: SignedIn): Promise<Me> {
  const seq = await services.live.position()
  const em = services.orm.em.fork()
  const ids = (key: 'institutionId' | 'organisationId') => [...new Set(signedIn.roles.flatMap((held) => held[key] ?? []))]
  const institutions = new Map((await em.find(Institution, { id: { $in: ids('institutionId') } })).map((each) => [each.id, each]))
  const organisations = new Map((await em.find(Organisation, { id: { $in: ids('organisationId') } })).map((each) => [each.id, each]))
  const [home] = institutions.values()
  return {
    id: signedIn.userId,
    name: signedIn.name,
    email: signedIn.email,
    language: signedIn.language,
    memberships: signedIn.roles.map((held) => {
      const institution = institutions.get(held.institutionId ?? '')
      const organisation = organisations.get(held.organisationId ?? '')
      return {
        role: held.role,
        institution: institution ? { id: institution.id, name: institution.name, timeZone: institution.timeZone } : null,
        organisation: organisation ? { id: organisation.id, name: organisation.name } : null,
      }
    }),
    today: dateIn(home?.timeZone ?? 'UTC', services.clock()),
    seq,
    viewing: signedIn.viewer && {
      by: { id: signedIn.viewer.userId, name: signedIn.viewer.name },
      until: moment(signedIn.viewer.until),
    },
  }
}

/** The demo's four people, while the demo is there to be looked around in. */
export const DEMO_LOGINS = [
  { role: 'student', email: 'student@demo.ipt' },
  { role: 'industrialSupervisor', email: 'industry@demo.ipt' },
  { role: 'universitySupervisor', email: 'university@demo.ipt' },
  { role: 'coordinator', email: 'coordinator@demo.ipt' },
] as const

export async function listDemoLogins({ orm, demoPassword }: Services): Promise<DemoLogins> {
  if (demoPassword === null) return []
  const people = await orm.em.fork().find(User, { emailKey: { $in: DEMO_LOGINS.map(({ email }) => emailKey(email)) } })
  return DEMO_LOGINS.flatMap(({ role, email }) => {
    const person = people.find((each) => each.emailKey === emailKey(email))
    return person ? [{ role, email, name: person.name, password: demoPassword }] : []
  })
}
