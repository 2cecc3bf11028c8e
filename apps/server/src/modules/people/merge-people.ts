import type { MergePeopleInput, PersonView } from '@ipt/contracts'
import { User, UserAddress } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCoordinatorLeft, assertNeverElsewhere, assertNotSelf, homeFor, loadPerson, recordPerson } from './internal.ts'
import { voidInvitations } from './invitations.ts'
import { movePerson, whatForbids } from './move-person.ts'
import { viewPerson } from './person.queries.ts'
import { tellOfAddress } from './tell-of-address.ts'

const KIND = 'user.merged'

/**
 * Makes two accounts of one person one: roles, contacts, placements, seasons and applications of `id` go to `intoId`, who signs in as before;
 * `id` signs nobody in any more and leads on. What was vouched for, said and decided keeps the account by which it was. Answers with the one
 * that stays. PERSON_NOT_FOUND, PERSON_ELSEWHERE (either of them), YOURSELF, WRONG_STATE (the one that stays is suspended), LAST_COORDINATOR,
 * MERGE_REFUSED (`facts.reason`: `vouches` one supervises the other, `roles` one
 * studies where the other supervises, `placements` both are placed now, `applications` both asked for one
 * vacancy), INPUT_INVALID, ID_TAKEN.
 */
export const mergePeople = (
  ctx: Ctx,
  services: Pick<Services, 'sessions' | 'apiTokens'>,
  { id, intoId, requestId }: MergePeopleInput,
): Promise<PersonView> =>
  inTransaction(ctx, async (tx) => {
    if (id === intoId) throw fieldError('INPUT_INVALID', 'intoId', 'An account is not merged into itself.')
    // Before the given up account is loaded: after a merge it isn't any more.
    if (await doneBefore(tx, { kind: KIND, subjectId: id, requestId, data: { intoId } })) return viewPerson(tx, intoId)
    // In the order of their ids, so that two merges never wait for each other.
    const [first, second] = id < intoId ? [id, intoId] : [intoId, id]
    const one = await loadPerson(tx, first)
    const other = await loadPerson(tx, second)
    const [given, into] = id === first ? [one, other] : [other, one]
    assertNotSelf(tx, id)
    await assertNeverElsewhere(tx, id)
    await assertNeverElsewhere(tx, intoId)
    if (into.state !== 'ACTIVE') throw new DomainError('WRONG_STATE')
    if (!into.passwordHash) await assertCoordinatorLeft(tx, id)
    const reason = await whatForbids(tx, id, intoId)
    if (reason !== null) throw new DomainError('MERGE_REFUSED', { facts: { reason } })

    const at = tx.clock()
    const institutionId = await homeFor(tx, intoId)
    const moved = await movePerson(tx, id, intoId, at)
    await tx.em.insert(UserAddress, { id: tx.newId(), user: intoId, email: given.email, until: at })
    await tx.em.nativeUpdate(User, { mergedInto: id }, { mergedInto: intoId })
    await tx.em.nativeUpdate(User, { id }, { state: 'SUSPENDED', mergedInto: intoId })
    await services.sessions.endAll(id, tx.em)
    await services.apiTokens.revokeAll(id, tx.em)
    if (given.passwordHash)
      await tellOfAddress(tx, given, { institutionId, email: into.email, how: 'MERGED', addresses: [given.email, into.email] })
    await voidInvitations(tx, id)
    await recordPerson(tx, {
      kind: KIND,
      userId: id,
      institutionId,
      from: given.state,
      to: 'SUSPENDED',
      data: { intoId, ...moved },
      requestId,
      at,
    })
    return viewPerson(tx, intoId)
  })
