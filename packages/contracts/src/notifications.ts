import { DIGEST_RHYTHMS, LANGUAGES, LIMITS, MAIL_WAYS } from '@ipt/domain'
import { z } from 'zod'
import { Id, Moment, PageInput, pageOf } from './primitives.ts'

/**
 * One line under the bell, in the language that was asked for. `path` opens what it is about. It stands for all of `ids`, the newest first:
 * what one person did several times in a row, for one student.
 */
export const NotificationView = z.object({
  id: Id,
  ids: z.array(Id),
  kind: z.string(),
  text: z.string(),
  at: Moment,
  read: z.boolean(),
  path: z.string(),
})
export type NotificationView = z.infer<typeof NotificationView>

export const ListNotificationsInput = z.strictObject({ language: z.enum(LANGUAGES).default('en'), ...PageInput })
export type ListNotificationsInput = z.input<typeof ListNotificationsInput>
/** A page of them, newest first, and how many in all are unread. */
export const NotificationPage = pageOf(NotificationView).extend({ unread: z.int() })
export type NotificationPage = z.infer<typeof NotificationPage>

/** Marks the named ones as read; without `ids`, every one up to now. */
export const MarkReadInput = z.strictObject({ ids: z.array(Id).max(LIMITS.list).optional() })
export type MarkReadInput = z.infer<typeof MarkReadInput>

const hour = z.int({ error: 'A whole hour, 0 to 23.' }).min(0).max(23)

/** Hours of the day by the institution's clock, from `from` up to `to`; over midnight where `from` is the later one. */
export const QuietHours = z
  .strictObject({ from: hour, to: hour })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: 'Quiet hours end at another hour than they begin.' })
export type QuietHours = z.infer<typeof QuietHours>

/** Which notifications a person wants by mail, and when. Under the bell they stand all the same. */
export const MailPreferences = z.object({
  rhythm: z.enum(DIGEST_RHYTHMS),
  quiet: QuietHours.nullable(),
  /** The kinds that the person's roles can bring, with how each goes now. */
  kinds: z.array(z.object({ kind: z.string(), label: z.string(), way: z.enum(MAIL_WAYS) })),
  /** Mail to the person's address came back: nothing goes there until it is corrected. */
  bounced: z.boolean(),
})
export type MailPreferences = z.infer<typeof MailPreferences>

export const ReadMailPreferencesInput = z.strictObject({ language: z.enum(LANGUAGES).default('en') })
export type ReadMailPreferencesInput = z.input<typeof ReadMailPreferencesInput>

/** What is left out stays. `ways` by kind; kinds that nobody knows are refused. */
export const SetMailPreferencesInput = z.strictObject({
  language: z.enum(LANGUAGES).default('en'),
  rhythm: z.enum(DIGEST_RHYTHMS).optional(),
  quiet: QuietHours.nullable().optional(),
  ways: z
    .record(z.string().max(60), z.enum(MAIL_WAYS))
    .refine((ways) => Object.keys(ways).length <= 100, { error: 'At most 100 kinds.' })
    .optional(),
})
export type SetMailPreferencesInput = z.input<typeof SetMailPreferencesInput>
