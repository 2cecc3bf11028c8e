import type { AddRoleInput, EndRoleInput, PersonView } from '@ipt/contracts'
import { Membership } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCoordinatorLeft, assertInNoSeason, assertNoClash, assertNotSelf, loadPerson, recordPerson } from './internal.ts'
import { assertOwn, ownInstitutions } from './people.policy.ts'
import { viewPerson } from './person.queries.ts'

/** Gives a person another role at an institution; who holds it already keeps it. PERSON_NOT_FOUND, NOT_FOUND (the institution), WRONG_STATE, ROLES_CLASH, ID_TAKEN. */
export const addRole = (ctx: Ctx, { id, requestId, institutionId, role }: AddRoleInput): Promise<PersonView> =>
  inTransaction(ctx, async (tx) => {
    assertOwn(tx, institutionId)
    const user = await loadPerson(tx, id)
    if (await doneBefore(tx, { kind: 'membership.added', subjectId: id, requestId, data: { role, institutionId } }))
      return viewPerson(tx, id)
    if (user.state !== 'ACTIVE') throw new DomainError('WRONG_STATE')
    const held = { user: id, role, institution: institutionId, until: null }
    if ((await tx.em.count(Membership, held)) > 0) return viewPerson(tx, id)
    await assertNoClash(tx, id, institutionId, role)
    const at = tx.clock()
    const membershipId = tx.newId()
    await tx.em.insert(Membership, { id: membershipId, ...held, organisation: null, since: at })
    await recordPerson(tx, {
      kind: 'membership.added',
      userId: id,
      institutionId,
      to: role,
      data: { membershipId, role, institutionId },
      requestId,
      at,
    })
    return viewPerson(tx, id)
  })

/**
 * Ends a role: from the next request on it opens nothing, and "who was coordinator then" keeps its answer. PERSON_NOT_FOUND, NOT_FOUND (the
 * role), YOURSELF, LAST_COORDINATOR, STILL_ENROLLED, ID_TAKEN.
 */
export const endRole = (
  ctx: Ctx,
  services: Pick<Services, 'sessions' | 'apiTokens'>,
  { id, requestId, membershipId }: EndRoleInput,
): Promise<PersonView> =>
  inTransaction(ctx, async (tx) => {
    await loadPerson(tx, id)
    if (await doneBefore(tx, { kind: 'membership.ended', subjectId: id, requestId, data: { membershipId } })) return viewPerson(tx, id)
    const held = await tx.em.findOne(Membership, { id: membershipId, user: id, institution: { $in: ownInstitutions(tx) } })
    if (!held?.institution) throw new DomainError('NOT_FOUND')
    if (held.until) return viewPerson(tx, id)
    if (held.role === 'coordinator') {
      assertNotSelf(tx, id)
      await assertCoordinatorLeft(tx, id)
    }
    if (held.role === 'student') await assertInNoSeason(tx, id, held.institution.id)
    const at = tx.clock()
    await tx.em.nativeUpdate(Membership, { id: membershipId }, { until: at })
    await services.sessions.endAll(id, tx.em)
    await services.apiTokens.revokeAll(id, tx.em)
    await recordPerson(tx, {
      kind: 'membership.ended',
      userId: id,
      institutionId: held.institution.id,
      from: held.role,
      data: { membershipId, role: held.role },
      requestId,
      at,
    })
    return viewPerson(tx, id)
  })
