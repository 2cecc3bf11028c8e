import { LANGUAGES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'
import { User } from './user.entity.ts'

/** On its way · taken by the mail server · refused by it for good · given up · not sent, since no mail server is set. */
export const MAIL_STATES = ['QUEUED', 'SENT', 'BOUNCED', 'FAILED', 'KEPT'] as const
export type MailState = (typeof MAIL_STATES)[number]

const MailSchema = defineEntity({
  name: 'Mail',
  tableName: 'mail',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict').nullable(),
    user: () => p.manyToOne(User).deleteRule('restrict').index('mail_user_index'),
    /** The person's at the moment of writing: a later correction changes nothing here. */
    address: p.text(),
    language: p.enum(LANGUAGES),
    /** Which mail it is: `passwordReset`. */
    kind: p.text(),
    subject: p.text(),
    text: p.text(),
    html: p.text(),
    /** Holds a link that is worth a password: text and HTML are blanked once it is no longer on its way. */
    secret: p.boolean().default(false),
    /** Tells of several institutions at once: no coordinator reads its words. */
    mixed: p.boolean().default(false),
    state: p.enum(MAIL_STATES),
    attempts: p.integer().default(0),
    lastError: p.text().nullable(),
    /** Made at the first attempt, the same at every later one: a mail server that got it twice can tell. */
    messageId: p.text().nullable(),
    createdAt: p.datetime(),
    /** Since when an attempt is under way; null between attempts. */
    claimedAt: p.datetime().nullable(),
    sentAt: p.datetime().nullable(),
  },
  indexes: [
    { name: 'mail_created_index', properties: ['createdAt'] },
    {
      name: 'mail_queued_index',
      expression: `create index "mail_queued_index" on "mail" ("created_at", "id") where state = 'QUEUED'`,
    },
    { name: 'mail_institution_index', properties: ['institution', 'createdAt', 'id'] },
  ],
  checks: [{ name: 'mail_sent_check', expression: "(state = 'SENT') = (sent_at is not null)" }],
})
/** One mail to one person, from the transaction that wanted it to its end. */
export class Mail extends MailSchema.class {}
MailSchema.setClass(Mail)

const BouncedAddressSchema = defineEntity({
  name: 'BouncedAddress',
  tableName: 'bounced_address',
  properties: {
    /** As addresses are compared: a person whose address is corrected leaves the mark behind. */
    addressKey: p.text().primary(),
    /** The mail server's words. */
    reason: p.text(),
    bouncedAt: p.datetime(),
  },
})
/** An address that a mail server refused for good: no mail goes there until a coordinator has one sent again. */
export class BouncedAddress extends BouncedAddressSchema.class {}
BouncedAddressSchema.setClass(BouncedAddress)
