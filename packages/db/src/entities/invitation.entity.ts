import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'
import { User } from './user.entity.ts'

const InvitationSchema = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  properties: {
    /** SHA-256 of the link's token, hex. */
    id: p.text().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    user: () => p.manyToOne(User).deleteRule('cascade').index('invitation_user_index'),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    /** When a newer link, or another address, took its place. */
    supersededAt: p.datetime().nullable(),
  },
  indexes: [{ name: 'invitation_created_index', properties: ['createdAt'] }],
})
/** A link by which one person makes their account: chooses a password, once. */
export class Invitation extends InvitationSchema.class {}
InvitationSchema.setClass(Invitation)

const UserAddressSchema = defineEntity({
  name: 'UserAddress',
  tableName: 'user_address',
  properties: {
    id: p.uuid().primary(),
    user: () => p.manyToOne(User).deleteRule('cascade').index('user_address_user_index'),
    email: p.text(),
    /** Until when it was the person's. */
    until: p.datetime(),
  },
})
/** An e-mail address that a person had. Events name the row, never the address. */
export class UserAddress extends UserAddressSchema.class {}
UserAddressSchema.setClass(UserAddress)
