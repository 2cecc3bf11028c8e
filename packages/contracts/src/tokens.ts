import { LIMITS, SCOPES } from '@ipt/domain'
import { z } from 'zod'
import { Day, Id, Moment, oneLine, PersonRef } from './primitives.ts'

export const ScopeName = z.enum(SCOPES)

/** A personal token, or a key of an institution; the token itself is kept nowhere. */
export const TokenView = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(ScopeName),
  createdAt: Moment,
  createdBy: PersonRef,
  /** Its last day, by the institution's clock. */
  expiresOn: Day,
  expired: z.boolean(),
  /** True to some minutes; null where it was not used yet. */
  lastUsedAt: Moment.nullable(),
})
export type TokenView = z.infer<typeof TokenView>

/** Those that were not revoked, the newest first, and what a new one may be given. Whatever is over disappears after a month. */
export const TokenList = z.object({
  items: z.array(TokenView),
  scopes: z.array(ScopeName),
  /** The days from which and until which a new one may end. */
  today: Day,
  latest: Day,
})
export type TokenList = z.infer<typeof TokenList>

const form = {
  id: Id,
  name: oneLine(LIMITS.tokenName),
  scopes: z
    .array(ScopeName, { error: 'A list of scopes.' })
    .min(1, { error: 'Choose at least one scope.' })
    .max(SCOPES.length)
    .transform((scopes) => SCOPES.filter((scope) => scopes.includes(scope))),
  /** The last day on which it works: a year from today at most. */
  expiresOn: Day,
}

export const MakeTokenInput = z.strictObject(form)
export type MakeTokenInput = z.infer<typeof MakeTokenInput>

/** The new token, this once: sent again with the same id within ten minutes, as after a lost answer, it is told again. */
export const NewToken = z.object({ token: z.string(), made: TokenView })
export type NewToken = z.infer<typeof NewToken>

export const RevokeTokenInput = z.strictObject({ id: Id })
export type RevokeTokenInput = z.infer<typeof RevokeTokenInput>

export const ListKeysInput = z.strictObject({ institutionId: Id })
export type ListKeysInput = z.infer<typeof ListKeysInput>

export const MakeKeyInput = z.strictObject({ ...form, institutionId: Id })
export type MakeKeyInput = z.infer<typeof MakeKeyInput>
