import type { RevokeTokenInput, TokenList } from '@ipt/contracts'
import { ApiToken } from '@ipt/db'
import { institutionsAs } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { revoke } from './internal.ts'
import { listKeys } from './tokens.queries.ts'

/** Revokes a key of an institution that the actor coordinates, at its next request. TOKEN_NOT_FOUND. Sent twice is fine. Answers with those that are left. */
export const revokeKey = (ctx: Ctx, { id }: RevokeTokenInput): Promise<TokenList> =>
  inTransaction(ctx, async (tx) => {
    const key = await tx.em.findOne(ApiToken, { id, institution: { $in: institutionsAs(tx.actor, 'coordinator') } })
    if (!key?.institution) throw new DomainError('TOKEN_NOT_FOUND')
    const institutionId = key.institution.id
    if (await revoke(tx, id, { kind: 'institution', institution: institutionId }))
      await record(tx, {
        kind: 'institution.keyRevoked',
        subject: { type: 'institution', id: institutionId },
        institutionId,
        role: 'coordinator',
        from: null,
        to: null,
        revision: null,
        data: { keyId: id },
        comment: key.name,
        at: tx.clock(),
      })
    return listKeys(tx, institutionId)
  })
