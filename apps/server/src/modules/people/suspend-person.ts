import type { PersonView, RestorePersonInput, SuspendPersonInput } from '@ipt/contracts'
import { User } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCoordinatorLeft, assertNotSelf, assertOursAlone, homeFor, loadPerson, recordPerson } from './internal.ts'
import { voidInvitations } from './invitations.ts'
import { viewPerson } from './person.queries.ts'

/**
 * Shuts somebody out of the whole account, with the reason: from the next request on, on every node and in every open stream. PERSON_NOT_FOUND,
 * PERSON_ELSEWHERE (then a role is ended instead), YOURSELF, LAST_COORDINATOR, WRONG_STATE, ID_TAKEN.
 */
export const suspendPerson = (
  ctx: Ctx,
  services: Pick<Services, 'sessions' | 'apiTokens'>,
  { id, requestId, comment }: SuspendPersonInput,
): Promise<PersonView> =>
  inTransaction(ctx, async (tx) => {
    const user = await loadPerson(tx, id)
    if (await doneBefore(tx, { kind: 'user.suspended', subjectId: id, requestId, comment })) return viewPerson(tx, id)
    assertNotSelf(tx, id)
    await assertOursAlone(tx, id)
    await assertCoordinatorLeft(tx, id)
    if (user.state !== 'ACTIVE') throw new DomainError('WRONG_STATE')
    const at = tx.clock()
    await tx.em.nativeUpdate(User, { id }, { state: 'SUSPENDED' })
    await services.sessions.endAll(id, tx.em)
    await services.apiTokens.revokeAll(id, tx.em)
    await voidInvitations(tx, id)
    const institutionId = await homeFor(tx, id)
    await recordPerson(tx, {
      kind: 'user.suspended',
      userId: id,
      institutionId,
      from: 'ACTIVE',
      to: 'SUSPENDED',
      data: {},
      comment,
      requestId,
      at,
    })
    return viewPerson(tx, id)
  })

/** Lets a suspended person in again; they sign in as before. PERSON_NOT_FOUND, PERSON_ELSEWHERE, WRONG_STATE, ID_TAKEN. */
export const restorePerson = (ctx: Ctx, { id, requestId }: RestorePersonInput): Promise<PersonView> =>
  inTransaction(ctx, async (tx) => {
    const user = await loadPerson(tx, id)
    if (await doneBefore(tx, { kind: 'user.restored', subjectId: id, requestId })) return viewPerson(tx, id)
    await assertOursAlone(tx, id)
    if (user.state !== 'SUSPENDED') throw new DomainError('WRONG_STATE')
    await tx.em.nativeUpdate(User, { id }, { state: 'ACTIVE' })
    const institutionId = await homeFor(tx, id)
    await recordPerson(tx, {
      kind: 'user.restored',
      userId: id,
      institutionId,
      from: 'SUSPENDED',
      to: 'ACTIVE',
      data: {},
      requestId,
      at: tx.clock(),
    })
    return viewPerson(tx, id)
  })
