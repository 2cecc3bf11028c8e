import { Application, Enrolment, Membership, StudentProfile, User, Vacancy } from '@ipt/db'
import type { ApplicationStatus, VacancyStatus } from '@ipt/domain'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import type { TestServer } from './index.ts'

export interface VacancyOptions {
  status?: VacancyStatus
  slots?: number
  taken?: number
  held?: number
  applyBy?: string
  title?: string
  contactId?: string | null
}

/** A vacancy of a season's host, written down as it is to be; published and open where nothing else is said. Returns its id. */
export async function aVacancy(server: TestServer, season: TestSeason, options: VacancyOptions = {}): Promise<string> {
  const {
    status = 'PUBLISHED',
    slots = 2,
    taken = 0,
    held = 0,
    applyBy = '2026-08-31',
    title = 'Substation trainee',
    contactId = null,
  } = options
  const id = server.services.newId()
  await server.db.orm.em.fork().insert(Vacancy, {
    id,
    institution: season.institution.id,
    cohort: season.cohort.id,
    organisation: season.organisation.id,
    site: season.site.id,
    contact: contactId,
    status,
    title,
    description: 'Protection relays and metering.',
    skills: ['Relays'],
    organisationName: season.organisation.name,
    slots,
    taken,
    held,
    startsOn: season.cohort.startsOn,
    endsOn: season.cohort.endsOn,
    applyBy,
    version: 1,
    createdAt: server.clock.now,
    publishedAt: status === 'DRAFT' || status === 'DISCARDED' ? null : server.clock.now,
  })
  return id
}

let applied = 0

/** An application in some state, written down as it is to be, without the events that would have led there. Returns its id. */
export async function anApplication(
  server: TestServer,
  season: TestSeason,
  vacancyId: string,
  student: TestPerson,
  status: ApplicationStatus = 'SUBMITTED',
  answerBy: string | null = status === 'OFFERED' ? '2026-08-25' : null,
): Promise<string> {
  const id = server.services.newId()
  applied += 1
  await server.db.orm.em.fork().insert(Application, {
    id,
    institution: season.institution.id,
    cohort: season.cohort.id,
    vacancy: vacancyId,
    student: student.id,
    status,
    rank: applied,
    letter: 'I would like to learn here.',
    answerBy,
    submittedAt: new Date(server.clock.now.getTime() + applied),
    movedAt: new Date(server.clock.now.getTime() + applied),
  })
  return id
}

/** Another student of the season's programme, in the season and without a placement. */
export async function anotherStudent(server: TestServer, season: TestSeason, name: string): Promise<TestPerson> {
  const id = server.services.newId()
  const email = `${id}@example.test`
  const em = server.db.orm.em.fork()
  const createdAt = server.clock.now
  await em.insert(User, { id, name, email, emailKey: email, language: 'en', state: 'ACTIVE', createdAt })
  const institution = season.institution.id
  await em.insert(Membership, { id: server.services.newId(), user: id, role: 'student', institution, since: createdAt })
  await em.insert(StudentProfile, {
    id: server.services.newId(),
    institution,
    user: id,
    programme: season.programme.id,
    registrationNumber: id.slice(-12),
    createdAt,
  })
  await em.insert(Enrolment, { id: server.services.newId(), institution, cohort: season.cohort.id, student: id, createdAt })
  return { id, name, email, role: 'student', institutionId: institution, organisationId: null }
}
