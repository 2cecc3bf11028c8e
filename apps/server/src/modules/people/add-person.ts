import type { AddPersonInput, PersonView } from '@ipt/contracts'
import { Cohort, DomainEvent, Enrolment, Institution, Membership, Programme, StudentProfile, User } from '@ipt/db'
import { emailKey, mayReach } from '@ipt/domain'
import { LockMode } from '@mikro-orm/postgresql'
import type { z } from 'zod'
import { scopeMissing } from '../../kernel/admit.ts'
import { didIt } from '../../kernel/again.ts'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertNoClash, assertNumberFree, recordPerson } from './internal.ts'
import { issueInvitation } from './invitations.ts'
import { assertOwn } from './people.policy.ts'
import { viewPerson } from './person.queries.ts'

type Input = z.output<typeof AddPersonInput>

/**
 * Gives somebody a role at an institution, and with it an account if they have none: a student also a profile and, where a season is named, a
 * place in it; who was one before takes both up again. Whoever has the address already keeps name and account. NOT_FOUND (the institution), EMAIL_TAKEN (they have the role here
 * already), ROLES_CLASH, REGISTRATION_TAKEN, COHORT_NOT_FOUND, INPUT_INVALID, SCOPE_MISSING (a token that may not make coordinators), ID_TAKEN.
 */
export const addPerson = (ctx: Ctx, services: Pick<Services, 'origin'>, input: Input): Promise<PersonView> =>
  inTransaction(ctx, async (tx) => {
    assertOwn(tx, input.institutionId)
    // Else a token that may put people down could give itself an account that may do everything.
    if (input.role === 'coordinator' && !mayReach(tx.actor, 'person.changeRoles')) throw scopeMissing('accounts:write')
    const before = await tx.em.findOne(DomainEvent, { requestId: input.id })
    if (before) return again(tx, before, input)

    const at = tx.clock()
    const { institutionId, role } = input
    // Held: of two who give one person a role at once, the second sees the first.
    const known = await tx.em.findOne(User, { emailKey: emailKey(input.email) }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (known?.mergedInto) throw fieldError('EMAIL_TAKEN', 'email', 'This address belongs to an account that was merged into another.')
    if (known && (await tx.em.count(Membership, { user: known, institution: institutionId, role, until: null })) > 0)
      throw fieldError('EMAIL_TAKEN', 'email', 'This person has that role here already.')
    if (known) await assertNoClash(tx, known.id, institutionId, role)
    const userId = known?.id ?? (await insertUser(tx, input))
    const membershipId = tx.newId()
    await tx.em.insert(Membership, { id: membershipId, user: userId, role, institution: institutionId, organisation: null, since: at })
    if (input.student) await insertStudent(tx, userId, institutionId, input.student)
    await recordPerson(tx, {
      kind: 'user.added',
      userId,
      institutionId,
      to: role,
      data: { membershipId, role, existed: known !== null, cohortId: input.student?.cohortId ?? null },
      requestId: input.id,
      at,
    })
    if (input.invite && known?.state !== 'SUSPENDED') await issueInvitation(tx, services, { userId, institutionId })
    return viewPerson(tx, userId)
  })

async function again(tx: Ctx, event: DomainEvent, input: Input): Promise<PersonView> {
  const { kind, subjectId, data, institutionId } = event
  const { name, email, role, student } = input
  const user = kind === 'user.added' ? await tx.em.findOne(User, { id: subjectId }) : null
  const profile = student && (await tx.em.findOne(StudentProfile, { user: subjectId, institution: input.institutionId }))
  const same =
    user?.emailKey === emailKey(email) &&
    (data.existed === true || user.name === name) &&
    institutionId === input.institutionId &&
    didIt(tx.actor, event) &&
    data.role === role &&
    data.cohortId === (student?.cohortId ?? null) &&
    profile?.registrationNumber === student?.registrationNumber
  if (!same) throw new DomainError('ID_TAKEN')
  return viewPerson(tx, subjectId)
}

async function insertUser(tx: Ctx, { name, email, institutionId }: Input): Promise<string> {
  const id = tx.newId()
  const { language } = await tx.em.findOneOrFail(Institution, institutionId)
  await tx.em.insert(User, {
    id,
    name,
    email,
    emailKey: emailKey(email),
    passwordHash: null,
    language,
    state: 'ACTIVE',
    createdAt: tx.clock(),
  })
  return id
}

async function insertStudent(tx: Ctx, userId: string, institutionId: string, student: NonNullable<Input['student']>): Promise<void> {
  const { registrationNumber, programmeId, cohortId } = student
  if ((await tx.em.count(Programme, { id: programmeId, institution: institutionId })) === 0)
    throw fieldError('INPUT_INVALID', 'student/programmeId', 'There is no such programme here.')
  await assertNumberFree(tx, { institutionId, userId, registrationNumber })
  const place = { institution: institutionId, user: userId }
  const registered = await tx.em.nativeUpdate(StudentProfile, place, { programme: programmeId, registrationNumber })
  if (registered === 0)
    await tx.em.insert(StudentProfile, { id: tx.newId(), ...place, programme: programmeId, registrationNumber, createdAt: tx.clock() })
  if (cohortId === null) return
  if ((await tx.em.count(Cohort, { id: cohortId, institution: institutionId })) === 0) throw new DomainError('COHORT_NOT_FOUND')
  const seat = { institution: institutionId, cohort: cohortId, student: userId }
  const enrolled = await tx.em.nativeUpdate(Enrolment, seat, { endedAt: null })
  if (enrolled === 0) await tx.em.insert(Enrolment, { id: tx.newId(), ...seat, createdAt: tx.clock() })
}
