import { defineEntity, p } from '@mikro-orm/core'
import { User } from './user.entity.ts'

const PasswordResetSchema = defineEntity({
  name: 'PasswordReset',
  tableName: 'password_reset',
  properties: {
    /** SHA-256 of the link's token, hex. */
    id: p.text().primary(),
    user: () => p.manyToOne(User).deleteRule('cascade').index('password_reset_user_index'),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
    /** When a newer link, or another change of the password, took its place. */
    supersededAt: p.datetime().nullable(),
  },
  indexes: [{ name: 'password_reset_created_index', properties: ['createdAt'] }],
})
/** A link that lets one person set a new password, once. */
export class PasswordReset extends PasswordResetSchema.class {}
PasswordResetSchema.setClass(PasswordReset)
