import { ListKeysInput, MakeKeyInput, MakeTokenInput, NewToken, RevokeTokenInput, TokenList } from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { makeKey } from './make-key.ts'
import { makeToken } from './make-token.ts'
import { revokeKey } from './revoke-key.ts'
import { revokeToken } from './revoke-token.ts'
import { listKeys, listTokens } from './tokens.queries.ts'

/** One's own personal tokens. */
export const tokensRouter = router({
  list: permitted('token.own')
    .output(TokenList)
    // What somebody's programs are called is nobody else's to see.
    .query(async ({ ctx }) => ({ ...(await listTokens(ctx)), ...(ctx.signedIn.viewer ? { items: [] } : {}) })),
  make: permitted('token.own')
    .input(MakeTokenInput)
    .output(NewToken)
    .mutation(({ ctx, input }) => makeToken(ctx, ctx.services, input)),
  revoke: permitted('token.own')
    .input(RevokeTokenInput)
    .output(TokenList)
    .mutation(({ ctx, input }) => revokeToken(ctx, input)),
})

/** The keys of an institution. */
export const keysRouter = router({
  list: permitted('key.read')
    .input(ListKeysInput)
    .output(TokenList)
    .query(({ ctx, input }) => listKeys(ctx, input.institutionId)),
  make: permitted('key.manage')
    .input(MakeKeyInput)
    .output(NewToken)
    .mutation(({ ctx, input }) => makeKey(ctx, ctx.services, input)),
  revoke: permitted('key.manage')
    .input(RevokeTokenInput)
    .output(TokenList)
    .mutation(({ ctx, input }) => revokeKey(ctx, input)),
})
