import type { TokenList, TokenView } from '@ipt/contracts'
import { Institution } from '@ipt/db'
import { addDays, dateIn, institutionsAs, type KeyActor, SCOPES, type Scope, scopesFor, TOKEN_DAYS } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { ownId } from '../../kernel/policy.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { homeOf } from '../accounts/index.ts'

/** Whatever is over is shown for so long: somebody wonders why a program stopped. */
const OVER_MS = 30 * 86_400_000
const LISTED = 200

/** The actor's personal tokens. */
export async function listTokens(ctx: Ctx): Promise<TokenList> {
  const home = await homeOf(ctx, ownId(ctx.actor))
  const rows = await selectTokens(ctx).where('token.user_id', '=', ownId(ctx.actor)).execute()
  return toList(ctx, rows, home?.timeZone ?? 'UTC', scopesFor(ctx.actor))
}

/** The keys of an institution that the actor coordinates. NOT_FOUND. */
export async function listKeys(ctx: Ctx, institutionId: string): Promise<TokenList> {
  const { id, timeZone } = await ownInstitution(ctx, institutionId)
  const rows = await selectTokens(ctx).where('token.institution_id', '=', id).execute()
  return toList(ctx, rows, timeZone, keyScopes(id))
}

/** What a key of an institution may be given. */
export const keyScopes = (institutionId: string): Scope[] =>
  scopesFor({ kind: 'key', keyId: '', institutionId, scopes: SCOPES } satisfies KeyActor)

/** The institution, if the actor coordinates it. NOT_FOUND. */
export async function ownInstitution(ctx: Ctx, id: string): Promise<Institution> {
  const institution = institutionsAs(ctx.actor, 'coordinator').includes(id) ? await ctx.em.findOne(Institution, { id }) : null
  if (!institution) throw new DomainError('NOT_FOUND')
  return institution
}

/** One of them, that the caller has already found visible. */
export async function viewToken(ctx: Ctx, id: string): Promise<TokenView> {
  return toView(await selectTokens(ctx).where('token.id', '=', id).executeTakeFirstOrThrow(), ctx.clock())
}

const selectTokens = (ctx: Ctx) =>
  tables(ctx.em)
    .selectFrom('api_token as token')
    .innerJoin('app_user as maker', 'maker.id', 'token.created_by_id')
    .select(['token.id', 'token.name', 'token.scopes', 'token.created_at', 'token.expires_on', 'token.expires_at', 'token.last_used_at'])
    .select(['maker.id as maker_id', 'maker.name as maker_name'])
    .where('token.revoked_at', 'is', null)
    .where('token.expires_at', '>', new Date(ctx.clock().getTime() - OVER_MS))
    .orderBy('token.created_at', 'desc')
    .orderBy('token.id', 'desc')
    .limit(LISTED)

type TokenRow = Awaited<ReturnType<ReturnType<typeof selectTokens>['execute']>>[number]

const toView = (row: TokenRow, now: Date): TokenView => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes,
  createdAt: moment(row.created_at),
  createdBy: { id: row.maker_id, name: row.maker_name },
  expiresOn: row.expires_on,
  expired: new Date(row.expires_at) <= now,
  lastUsedAt: row.last_used_at ? moment(row.last_used_at) : null,
})

function toList(ctx: Ctx, rows: readonly TokenRow[], timeZone: string, scopes: Scope[]): TokenList {
  const now = ctx.clock()
  const today = dateIn(timeZone, now)
  return { items: rows.map((row) => toView(row, now)), scopes, today, latest: addDays(today, TOKEN_DAYS) }
}
