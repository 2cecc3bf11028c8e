import { isMailAddress, isTimeZone, LIMITS } from '@ipt/domain'
import { z } from 'zod'
import { Id, LanguageCode, Moment, oneLine, PersonRef, RoleName, text } from './primitives.ts'

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

/**
 * The signed-in person. `today` is the calendar day by the clock of their institution; `seq` a place in the order of events that whatever
 * is read from now on includes, so that `live.events` can go on from there.
 */
export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  language: LanguageCode,
  memberships: z.array(MembershipView),
  today: z.iso.date(),
  seq: z.int(),
  /** Who looks at this person's pages in this browser, until when; null where it is themselves. */
  viewing: z.object({ by: PersonRef, until: Moment }).nullable(),
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

/** An address that mail can be sent to. */
export const EmailAddress = text(LIMITS.email)
  .transform((value) => value.trim())
  .refine(isMailAddress, { error: 'Not an e-mail address.' })

/** A password that somebody chooses. Which ones are refused beyond its length, the server's `checkNewPassword` says. */
export const NewPassword = text(LIMITS.password).min(LIMITS.passwordLeast, { error: `At least ${LIMITS.passwordLeast} characters.` })

/** The name of a person or an institution: one line, without space around it. */
export const Name = oneLine(LIMITS.name)

/** The institution, and its first coordinator. `code` is what `npm start` printed; `requestId` makes a second sending find the first. */
export const SetUpInput = z.strictObject({
  requestId: Id,
  code: text(40),
  institution: z.strictObject({
    name: Name,
    timeZone: text(64).refine(isTimeZone, { error: 'Not a time zone such as Africa/Dar_es_Salaam.' }),
    language: LanguageCode,
  }),
  coordinator: z.strictObject({ name: Name, email: EmailAddress, password: NewPassword }),
})
export type SetUpInput = z.infer<typeof SetUpInput>

/** Whether the server still waits for its first institution. */
export const SetupState = z.object({ open: z.boolean() })
export type SetupState = z.infer<typeof SetupState>

/** Asks for a link to a new password. The answer is the same whether anybody has this address or not. */
export const RequestResetInput = z.strictObject({ email: text(LIMITS.email), requestId: Id.optional() })
export type RequestResetInput = z.infer<typeof RequestResetInput>

export const LinkToken = text(100)

export const ReadResetInput = z.strictObject({ token: LinkToken })
export type ReadResetInput = z.infer<typeof ReadResetInput>

/** What became of a link to a new password. Never whose it is. */
export const ResetLinkView = z.object({ state: z.enum(['OPEN', 'USED', 'EXPIRED', 'SUPERSEDED', 'UNKNOWN']) })
export type ResetLinkView = z.infer<typeof ResetLinkView>

export const ResetPasswordInput = z.strictObject({ token: LinkToken, password: NewPassword })
export type ResetPasswordInput = z.infer<typeof ResetPasswordInput>

/** Asks for a new link by an old one, which goes to the address that is on record. */
export const RenewResetInput = z.strictObject({ token: LinkToken, requestId: Id.optional() })
export type RenewResetInput = z.infer<typeof RenewResetInput>

export const ChangePasswordInput = z.strictObject({ current: text(LIMITS.password), password: NewPassword, requestId: Id.optional() })
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>

export const SetNameInput = z.strictObject({ name: Name, requestId: Id.optional() })
export type SetNameInput = z.infer<typeof SetNameInput>

/** One place where a person is signed in. Browser, system and client are read from what it called itself; null where that says nothing. */
export const SessionView = z.object({
  id: z.string(),
  kind: z.enum(['browser', 'api']),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  /** A program's name for itself: `curl/8.5`. */
  client: z.string().nullable(),
  signedInAt: Moment,
  /** True to some minutes. */
  lastUsedAt: Moment,
  /** The one that asks. */
  current: z.boolean(),
})
export type SessionView = z.infer<typeof SessionView>

/** The current one first, then those used last; `more` counts those that are not listed. */
export const SessionList = z.object({ items: z.array(SessionView), more: z.int() })
export type SessionList = z.infer<typeof SessionList>

/** When a coordinator looked at one's pages, the last time first. */
export const AccountViews = z.array(z.object({ id: Id, at: Moment, by: PersonRef }))
export type AccountViews = z.infer<typeof AccountViews>

export const EndSessionInput = z.strictObject({ id: text(100), requestId: Id.optional() })
export type EndSessionInput = z.infer<typeof EndSessionInput>

export const EndOtherSessionsInput = z.strictObject({ requestId: Id.optional() })
export type EndOtherSessionsInput = z.infer<typeof EndOtherSessionsInput>
