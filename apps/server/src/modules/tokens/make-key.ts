import type { MakeKeyInput, NewToken } from '@ipt/contracts'
import { Institution, User } from '@ipt/db'
import { LockMode } from '@mikro-orm/postgresql'
import { record } from '../../kernel/events.ts'
import { ownId } from '../../kernel/policy.ts'
import type { Services } from '../../kernel/services.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { sendMail } from '../mail/index.ts'
import { insertToken, madeBefore, type TokenOwner } from './internal.ts'
import { keyMadeMail } from './mails/key-made.ts'
import { keyScopes, ownInstitution } from './tokens.queries.ts'

/**
 * Makes a key by which a program acts for an institution, as its coordinators do, as far as the scopes hold. It is told this once, and a
 * mail says so to all its coordinators. NOT_FOUND (the institution), INPUT_INVALID, TOKEN_LIMIT, ID_TAKEN. Sent twice within ten minutes it tells the same key.
 */
export const makeKey = (
  ctx: Ctx,
  services: Pick<Services, 'apiTokens' | 'origin'>,
  { institutionId, ...input }: MakeKeyInput,
): Promise<NewToken> =>
  inTransaction(ctx, async (tx) => {
    const { timeZone, name: institution } = await ownInstitution(tx, institutionId)
    const owner: TokenOwner = { kind: 'institution', institution: institutionId }
    await tx.em.findOneOrFail(Institution, { id: institutionId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
    const before = await madeBefore(tx, services, owner, input)
    if (before) return before

    const answer = await insertToken(tx, services, { owner, timeZone, open: keyScopes(institutionId), input })
    const { id, scopes, expiresOn } = input
    await record(tx, {
      kind: 'institution.keyMade',
      subject: { type: 'institution', id: institutionId },
      institutionId,
      role: 'coordinator',
      from: null,
      to: null,
      revision: null,
      data: { keyId: id, scopes: scopes.join(' '), expiresOn },
      comment: input.name,
      at: tx.clock(),
    })
    const maker = await tx.em.findOneOrFail(User, { id: ownId(tx.actor) })
    const about = { institution, by: maker.name, token: input.name, scopes, expiresOn }
    const link = `${services.origin}/coordinator/settings?institution=${institutionId}#keys`
    for (const { id: userId, email: address, name, language } of await coordinatorsOf(tx, institutionId))
      await sendMail(tx, {
        to: { userId, address, language },
        institutionId,
        kind: 'keyMade',
        body: keyMadeMail(language, { ...about, name, link }),
      })
    return answer
  })

/** Who coordinates an institution now, and may sign in. */
const coordinatorsOf = (tx: Ctx, institutionId: string) =>
  tables(tx.em)
    .selectFrom('app_user')
    .select(['id', 'name', 'email', 'language'])
    .where('state', '=', 'ACTIVE')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('membership')
        .select('user_id')
        .where('institution_id', '=', institutionId)
        .where('role', '=', 'coordinator')
        .where('since', '<=', tx.clock())
        .where((held) => held.or([held('until', 'is', null), held('until', '>', tx.clock())])),
    )
    .execute()
