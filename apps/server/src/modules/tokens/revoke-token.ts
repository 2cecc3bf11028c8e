import type { RevokeTokenInput, TokenList } from '@ipt/contracts'
import { record } from '../../kernel/events.ts'
import { ownId } from '../../kernel/policy.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { homeOf } from '../accounts/index.ts'
import { revoke } from './internal.ts'
import { listTokens } from './tokens.queries.ts'

/** Revokes one of one's own personal tokens, at its next request. TOKEN_NOT_FOUND. Sent twice is fine. Answers with those that are left. */
export const revokeToken = (ctx: Ctx, { id }: RevokeTokenInput): Promise<TokenList> =>
  inTransaction(ctx, async (tx) => {
    const userId = ownId(tx.actor)
    if (await revoke(tx, id, { kind: 'personal', user: userId }))
      await record(tx, {
        kind: 'user.tokenRevoked',
        subject: { type: 'user', id: userId },
        institutionId: (await homeOf(tx, userId))?.id ?? null,
        role: null,
        from: null,
        to: null,
        revision: null,
        data: { tokenId: id },
        at: tx.clock(),
      })
    return listTokens(tx)
  })
