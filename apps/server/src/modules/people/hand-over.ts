import type { HandedOver, PersonIdInput } from '@ipt/contracts'
import { DomainError } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { moment } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertOursAlone, homeFor, loadPerson, recordPerson } from './internal.ts'
import { makeLink } from './invitations.ts'

/**
 * A link by which somebody makes their account, for a coordinator to hand over where no mail reaches them; the record says who took it. Sent
 * twice it is another one, and the first is void: what was lost on the way opens nothing. PERSON_NOT_FOUND, PERSON_ELSEWHERE, WRONG_STATE
 * (suspended, or they have an account).
 */
export const handOver = (ctx: Ctx, services: Pick<Services, 'origin'>, { id }: PersonIdInput): Promise<HandedOver> =>
  inTransaction(ctx, async (tx) => {
    const user = await loadPerson(tx, id)
    await assertOursAlone(tx, id)
    const institutionId = await homeFor(tx, id)
    if (user.state !== 'ACTIVE' || user.passwordHash || institutionId === null) throw new DomainError('WRONG_STATE')
    const { url, expiresAt } = await makeLink(tx, services, { userId: id, institutionId })
    await recordPerson(tx, { kind: 'user.linkHandedOver', userId: id, institutionId, data: {}, at: tx.clock() })
    return { url, expiresAt: moment(expiresAt) }
  })
