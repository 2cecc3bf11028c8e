import { LANGUAGES } from '@ipt/domain'
import { z } from 'zod'
import { Id, Moment, PageInput, PersonRef, pageOf, text } from './primitives.ts'

/** On its way · taken by the mail server · refused for good · given up · not sent, since there is no mail server. */
export const MAIL_STATE_NAMES = ['QUEUED', 'SENT', 'BOUNCED', 'FAILED', 'KEPT'] as const
export const MailStateName = z.enum(MAIL_STATE_NAMES)
export type MailStateName = z.infer<typeof MailStateName>

const filter = {
  state: MailStateName.optional(),
  /** Mails to this person. */
  user: Id.optional(),
  /** Part of a name or an address. */
  q: text(100).optional(),
}
export const MailFilter = z.strictObject(filter)
export type MailFilter = z.input<typeof MailFilter>
export const ListMailsInput = z.strictObject({ ...filter, ...PageInput })
export type ListMailsInput = z.input<typeof ListMailsInput>

/** A mail as the institution's coordinator sees it. */
export const MailLine = z.object({
  id: Id,
  to: PersonRef,
  /** Where it went, or would have gone. */
  address: z.string(),
  /** No mail goes to the address until it is corrected, or one is sent again. */
  bounced: z.boolean(),
  kind: z.string(),
  subject: z.string(),
  state: MailStateName,
  attempts: z.int(),
  /** Why it is in this state: the mail server's words, or ours; English. */
  why: z.string().nullable(),
  createdAt: Moment,
  sentAt: Moment.nullable(),
  can: z.array(z.enum(['read', 'sendAgain'])),
})
export type MailLine = z.infer<typeof MailLine>

/** A page of them, newest first. `delivers`: whether there is a mail server at all. */
export const MailPage = pageOf(MailLine).extend({ delivers: z.boolean() })
export type MailPage = z.infer<typeof MailPage>

export const MailIdInput = z.strictObject({ id: Id })
export type MailIdInput = z.infer<typeof MailIdInput>

/** A mail with its words; null where they hold a link worth a password, or tell of other institutions. */
export const MailView = MailLine.extend({ language: z.enum(LANGUAGES), text: z.string().nullable() })
export type MailView = z.infer<typeof MailView>

/** `requestId` makes a second sending safe. */
export const SendMailAgainInput = z.strictObject({ id: Id, requestId: Id })
export type SendMailAgainInput = z.infer<typeof SendMailAgainInput>
