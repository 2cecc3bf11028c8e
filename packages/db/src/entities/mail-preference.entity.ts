import { DIGEST_RHYTHMS, type MailWay } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { User } from './user.entity.ts'

const MailPreferenceSchema = defineEntity({
  name: 'MailPreference',
  tableName: 'mail_preference',
  properties: {
    user: () => p.manyToOne(User).deleteRule('cascade').primary(),
    rhythm: p.enum(DIGEST_RHYTHMS),
    /** Hours of the day by the institution's clock; both, or neither. */
    quietFrom: p.smallint().nullable(),
    quietTo: p.smallint().nullable(),
    /** By kind of notification, what differs from the kind's own. */
    ways: p.json<Record<string, MailWay>>(),
  },
  checks: [
    {
      name: 'mail_preference_quiet_check',
      expression: '(quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to',
    },
  ],
})
/** Which mails somebody wants, and when. No row: as usual. */
export class MailPreference extends MailPreferenceSchema.class {}
MailPreferenceSchema.setClass(MailPreference)
