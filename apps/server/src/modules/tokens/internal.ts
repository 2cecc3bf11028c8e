import { isDeepStrictEqual } from 'node:util'
import type { MakeTokenInput, NewToken } from '@ipt/contracts'
import { ApiToken } from '@ipt/db'
import { addDays, dateIn, instantIn, LIMITS, type Scope, TOKEN_DAYS } from '@ipt/domain'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { ownId } from '../../kernel/policy.ts'
import type { Services } from '../../kernel/services.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { viewToken } from './tokens.queries.ts'

/** Whose a token is. */
export type TokenOwner = { kind: 'personal'; user: string } | { kind: 'institution'; institution: string }

type Making = Pick<Services, 'apiTokens'>

/** So soon after it was made, and while nobody has used it, whoever made a token may be told it again. */
const AGAIN_MS = 10 * 60_000

/** What was made under this id by this very person, with the same words. ID_TAKEN when the id stands for anything else, or it was long ago. */
export async function madeBefore(tx: Ctx, { apiTokens }: Making, owner: TokenOwner, input: MakeTokenInput): Promise<NewToken | null> {
  const row = await tx.em.findOne(ApiToken, { id: input.id })
  if (!row) return null
  const { kind, salt, digest, name, scopes, expiresOn } = row
  const same =
    row.createdBy.id === ownId(tx.actor) &&
    kind === owner.kind &&
    (row.institution?.id ?? null) === (owner.kind === 'institution' ? owner.institution : null) &&
    isDeepStrictEqual({ name, scopes, expiresOn }, { name: input.name, scopes: input.scopes, expiresOn: input.expiresOn }) &&
    row.revokedAt === null &&
    row.lastUsedAt === null &&
    tx.clock().getTime() - row.createdAt.getTime() <= AGAIN_MS
  const token = same ? apiTokens.makeAgain({ kind, id: row.id, salt, digest }) : null
  if (token === null) throw new DomainError('ID_TAKEN')
  return { token, made: await viewToken(tx, row.id) }
}

/**
 * Writes a new token's row. Call it with the owner's row locked, so that of two at once the second counts the first. INPUT_INVALID for a day that
 * is over or too far away, or a scope that opens nothing to the owner; TOKEN_LIMIT.
 */
export async function insertToken(
  tx: Ctx,
  { apiTokens }: Making,
  { owner, timeZone, open, input }: { owner: TokenOwner; timeZone: string; open: readonly Scope[]; input: MakeTokenInput },
): Promise<NewToken> {
  const at = tx.clock()
  const today = dateIn(timeZone, at)
  const { id, name, scopes, expiresOn } = input
  if (expiresOn < today) throw fieldError('INPUT_INVALID', 'expiresOn', 'This day is over.')
  if (expiresOn > addDays(today, TOKEN_DAYS)) throw fieldError('INPUT_INVALID', 'expiresOn', 'A year from today at most.')
  const lacking = scopes.filter((scope) => !open.includes(scope))
  if (lacking.length > 0) throw fieldError('INPUT_INVALID', 'scopes', `Not yours to give: ${lacking.join(', ')}.`)
  const { kind, ...whose } = owner
  if ((await tx.em.count(ApiToken, { kind, ...whose, revokedAt: null, expiresAt: { $gt: at } })) >= LIMITS.tokens)
    throw new DomainError('TOKEN_LIMIT', { facts: { most: LIMITS.tokens } })

  const { token, digest, salt } = apiTokens.make(kind, id)
  await tx.em.insert(ApiToken, {
    id,
    kind,
    user: null,
    institution: null,
    ...whose,
    name,
    scopes,
    digest,
    salt,
    createdBy: ownId(tx.actor),
    createdAt: at,
    expiresOn,
    expiresAt: instantIn(timeZone, addDays(expiresOn, 1), 0),
  })
  return { token, made: await viewToken(tx, id) }
}

/** Revokes a token at its next request. False where it was already, TOKEN_NOT_FOUND where it is nobody's of these. */
export async function revoke(tx: Ctx, id: string, owner: TokenOwner): Promise<boolean> {
  const { kind, ...whose } = owner
  const token = await tx.em.findOne(ApiToken, { id, kind, ...whose })
  if (!token) throw new DomainError('TOKEN_NOT_FOUND')
  return (await tx.em.nativeUpdate(ApiToken, { id, revokedAt: null }, { revokedAt: tx.clock() })) === 1
}
