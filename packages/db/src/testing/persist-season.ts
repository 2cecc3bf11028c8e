import { emailKey } from '@ipt/domain'
import { peopleOfSeason, type TestSeason } from '@ipt/domain/builders'
import type { EntityManager } from '@mikro-orm/postgresql'
import {
  Cohort,
  Contact,
  ContactAddress,
  Enrolment,
  Institution,
  Membership,
  Organisation,
  Placement,
  Programme,
  Site,
  StudentProfile,
  User,
} from '../entities/index.ts'

/** Everything in a season began before its first day. */
const createdAt = new Date('2026-01-01T00:00:00Z')

/** Writes a built season into the database. With `passwordHash`, its people can sign in. */
export async function persistSeason(
  em: EntityManager,
  season: TestSeason,
  { passwordHash = null }: { passwordHash?: string | null } = {},
): Promise<void> {
  const { institution, programme, cohort, organisation, site, placement, classmatePlacement } = season
  await em.insert(Institution, { ...institution, language: 'en', createdAt })
  await em.insert(Programme, {
    id: programme.id,
    institution: programme.institutionId,
    code: programme.code,
    name: programme.name,
    createdAt,
  })
  const { institutionId, programmeId, ...dates } = cohort
  await em.insert(Cohort, { ...dates, institution: institutionId, programme: programmeId, createdAt })
  await em.insert(Organisation, { ...organisation, createdAt })
  await em.insert(Site, {
    id: site.id,
    organisation: site.organisationId,
    name: site.name,
    address: '',
    latitude: site.latitude,
    longitude: site.longitude,
    createdAt,
  })
  for (const person of peopleOfSeason(season)) {
    await em.insert(User, {
      id: person.id,
      name: person.name,
      email: person.email,
      emailKey: emailKey(person.email),
      passwordHash,
      language: 'en',
      state: 'ACTIVE',
      createdAt,
    })
    await em.insert(Membership, {
      id: crypto.randomUUID(),
      user: person.id,
      role: person.role,
      institution: person.institutionId,
      organisation: person.organisationId,
      since: createdAt,
    })
  }
  for (const [index, student] of [season.student, season.classmate].entries()) {
    await em.insert(StudentProfile, {
      id: crypto.randomUUID(),
      institution: institution.id,
      user: student.id,
      programme: programme.id,
      registrationNumber: `2026-EE-${index + 1}`,
      createdAt,
    })
    await em.insert(Enrolment, { id: crypto.randomUUID(), institution: institution.id, cohort: cohort.id, student: student.id, createdAt })
  }
  for (const supervisor of [season.industrialSupervisor, season.colleague]) {
    const contact = crypto.randomUUID()
    await em.insert(Contact, {
      id: contact,
      institution: institution.id,
      organisation: organisation.id,
      user: supervisor.id,
      name: supervisor.name,
      state: 'CHECKED',
      createdAt,
      checkedAt: createdAt,
    })
    await em.insert(ContactAddress, {
      id: crypto.randomUUID(),
      institution: institution.id,
      contact,
      email: supervisor.email,
      since: createdAt,
    })
  }
  for (const row of [placement, classmatePlacement])
    await em.insert(Placement, {
      id: row.id,
      institution: row.institutionId,
      cohort: row.cohortId,
      student: row.studentId,
      organisation: row.organisationId,
      site: row.siteId,
      industrialSupervisor: row.industrialSupervisorId,
      universitySupervisor: row.universitySupervisorId,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      status: row.status,
      createdAt,
    })
}
