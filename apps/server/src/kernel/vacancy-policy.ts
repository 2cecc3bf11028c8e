import { type Actor, holdsRole, institutionsAs, type Role, userIdOf } from '@ipt/domain'
import { type RawBuilder, sql } from 'kysely'

/** Where a vacancy belongs, as far as permissions ask. */
export interface VacancyOwners {
  institutionId: string
  organisationId: string
}

/** The hosts whose supervisor the actor is. A link is bound to one placement, and manages none. */
export const organisationsOf = (actor: Actor): string[] =>
  actor.kind === 'user'
    ? actor.roles.flatMap((held) => (held.role === 'industrialSupervisor' && held.organisationId ? [held.organisationId] : []))
    : []

/** What the actor is to a vacancy that he sees, by managing it: its institution's coordinator, its host's supervisor, or neither. */
export function managesVacancy(actor: Actor, { institutionId, organisationId }: VacancyOwners): Role[] {
  const relations: Role[] = []
  if (institutionsAs(actor, 'coordinator').includes(institutionId)) relations.push('coordinator')
  if (organisationsOf(actor).includes(organisationId)) relations.push('industrialSupervisor')
  return relations
}

/** What the actor is to an application. Its student is nothing else to it, whatever roles he holds: nobody decides on his own. */
export function relationsToApplication(actor: Actor, { studentId, ...owners }: VacancyOwners & { studentId: string }): Role[] {
  if (studentId === userIdOf(actor)) return holdsRole(actor, 'student') ? ['student'] : []
  return managesVacancy(actor, owners)
}

/** The vacancies that the actor manages, on the table `vacancy`; with `as`, in that one role. */
export function managedVacancies(actor: Actor, as?: Role): RawBuilder<boolean> {
  const ways = [
    ...(as === undefined || as === 'coordinator' ? [among(sql.ref('vacancy.institution_id'), institutionsAs(actor, 'coordinator'))] : []),
    ...(as === undefined || as === 'industrialSupervisor' ? [hostsVacancies(actor)] : []),
  ]
  return ways.length > 0 ? sql<boolean>`(${sql.join(ways, sql` or `)})` : sql<boolean>`false`
}

/** Those of the hosts whose supervisor the actor is, at the institutions whose coordinators have checked him as a contact there: a host is shared, its vacancies are not. */
const hostsVacancies = (
  actor: Actor,
): RawBuilder<boolean> => sql<boolean>`(${among(sql.ref('vacancy.organisation_id'), organisationsOf(actor))}
    and exists (select from contact where contact.user_id = ${userIdOf(actor)}::uuid and contact.organisation_id = vacancy.organisation_id
      and contact.institution_id = vacancy.institution_id and contact.state = 'CHECKED'))`

/** One id is named by `=`: so a list goes along its index. */
const among = (column: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<boolean> =>
  ids.length === 1 ? sql<boolean>`${column} = ${ids[0]}::uuid` : sql<boolean>`${column} = any(${ids}::uuid[])`

/** The vacancies of the seasons that the actor is in as a student, once published, open or closed; and those that he has applied to or put aside. */
export function studentsVacancies(actor: Actor): RawBuilder<boolean> {
  const student = holdsRole(actor, 'student') ? userIdOf(actor) : null
  return sql<boolean>`(vacancy.status in ('PUBLISHED', 'CLOSED') and (exists (
      select from enrolment where enrolment.cohort_id = vacancy.cohort_id and enrolment.student_id = ${student}::uuid and enrolment.ended_at is null)
      or exists (select from application where application.vacancy_id = vacancy.id and application.student_id = ${student}::uuid)
      or exists (select from saved_vacancy where saved_vacancy.vacancy_id = vacancy.id and saved_vacancy.student_id = ${student}::uuid)))`
}

/**
 * The applications that the actor sees, on the tables `application` and `vacancy`: his own; those to the vacancies that he manages, of which
 * a withdrawn one is the host's business no more. `relationsToApplication` is not empty for any of these.
 */
export function applicationScope(actor: Actor): RawBuilder<boolean> {
  const userId = userIdOf(actor)
  const student = holdsRole(actor, 'student') ? userId : null
  return sql<boolean>`(application.student_id = ${student}::uuid or application.student_id is distinct from ${userId}::uuid and (
    vacancy.institution_id = any(${institutionsAs(actor, 'coordinator')}::uuid[])
    or ${hostsVacancies(actor)} and application.status <> 'WITHDRAWN'))`
}
