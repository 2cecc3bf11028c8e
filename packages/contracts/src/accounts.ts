import { LIMITS } from '@ipt/domain'
import { z } from 'zod'
import { Id, LanguageCode, RoleName, text } from './primitives.ts'

/** E-mail and password. Neither is judged here: a wrong form is a wrong password, and is told so. */
export const SignInInput = z.strictObject({ email: text(LIMITS.email), password: text(LIMITS.password) })
export type SignInInput = z.infer<typeof SignInInput>

/** A role that a person holds, and where. */
export const MembershipView = z.object({
  role: RoleName,
  institution: z.object({ id: Id, name: z.string(), timeZone: z.string() }).nullable(),
  organisation: z.object({ id: Id, name: z.string() }).nullable(),
})
export type MembershipView = z.infer<typeof MembershipView>

/** The signed-in person. `today` is the calendar day by the clock of their institution. */
export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  language: LanguageCode,
  memberships: z.array(MembershipView),
  today: z.iso.date(),
})
export type Me = z.infer<typeof Me>

export const SetLanguageInput = z.strictObject({ language: LanguageCode })
export type SetLanguageInput = z.infer<typeof SetLanguageInput>

/** Access and refresh token, as RFC 6749 names them. `expires_in` is in seconds. */
export const TokenPair = z.object({ accessToken: z.string(), tokenType: z.literal('bearer'), expiresIn: z.int(), refreshToken: z.string() })
export type TokenPair = z.infer<typeof TokenPair>

export const RefreshInput = z.strictObject({ refreshToken: text(200) })
export type RefreshInput = z.infer<typeof RefreshInput>

/** The demo's logins; empty where no demo is loaded. */
export const DemoLogins = z.array(z.object({ role: RoleName, name: z.string(), email: z.string(), password: z.string() }))
export type DemoLogins = z.infer<typeof DemoLogins>
