import type { MakeTokenInput, NewToken } from '@ipt/contracts'
import { User } from '@ipt/db'
import { scopesFor } from '@ipt/domain'
import { LockMode } from '@mikro-orm/postgresql'
import { record } from '../../kernel/events.ts'
import { ownId } from '../../kernel/policy.ts'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { homeOf } from '../accounts/index.ts'
import { sendMail } from '../mail/index.ts'
import { insertToken, madeBefore, type TokenOwner } from './internal.ts'
import { tokenMadeMail } from './mails/token-made.ts'

/**
 * Makes a personal token: a program acts by it as the person, as far as its scopes hold, until its last day. It is told this once, and a mail
 * says that it was made. INPUT_INVALID, TOKEN_LIMIT, ID_TAKEN. Sent twice within ten minutes it tells the same token.
 */
export const makeToken = (ctx: Ctx, services: Pick<Services, 'apiTokens' | 'origin'>, input: MakeTokenInput): Promise<NewToken> =>
  inTransaction(ctx, async (tx) => {
    const userId = ownId(tx.actor)
    const owner: TokenOwner = { kind: 'personal', user: userId }
    const user = await tx.em.findOneOrFail(User, { id: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const before = await madeBefore(tx, services, owner, input)
    if (before) return before

    const home = await homeOf(tx, userId)
    const timeZone = home?.timeZone ?? 'UTC'
    const answer = await insertToken(tx, services, { owner, timeZone, open: scopesFor(tx.actor), input })
    const { id, scopes, expiresOn } = input
    await record(tx, {
      kind: 'user.tokenMade',
      subject: { type: 'user', id: userId },
      institutionId: home?.id ?? null,
      role: null,
      from: null,
      to: null,
      revision: null,
      data: { tokenId: id, scopes: scopes.join(' '), expiresOn },
      at: tx.clock(),
    })
    await sendMail(tx, {
      to: { userId, address: user.email, language: user.language },
      institutionId: home?.id ?? null,
      kind: 'tokenMade',
      body: tokenMadeMail(user.language, { name: user.name, token: input.name, scopes, expiresOn, link: `${services.origin}/account` }),
    })
    return answer
  })
