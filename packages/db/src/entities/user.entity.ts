import { LANGUAGES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'

export const USER_STATES = ['ACTIVE', 'SUSPENDED'] as const
export type UserState = (typeof USER_STATES)[number]

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'app_user',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    /** As it was typed. */
    email: p.text(),
    /** As it is compared: see `emailKey` of the domain. */
    emailKey: p.text().unique('app_user_email_key_unique'),
    /** argon2id in PHC form; null for people who never sign in with a password. */
    passwordHash: p.text().nullable().lazy().hidden(),
    language: p.enum(LANGUAGES).default('en'),
    state: p.enum(USER_STATES).default('ACTIVE'),
    /** The account that this one turned out to be the same person as. It signs nobody in any more. */
    mergedInto: () => p.manyToOne(User).deleteRule('restrict').nullable().index('app_user_merged_into_index'),
    createdAt: p.datetime(),
  },
  indexes: [
    {
      name: 'app_user_search_index',
      expression: `create index "app_user_search_index" on "app_user" using gin (lower(name || ' ' || email) gin_trgm_ops)`,
    },
    {
      name: 'app_user_name_trigram_index',
      expression: 'create index "app_user_name_trigram_index" on "app_user" using gin (lower(name) gin_trgm_ops)',
    },
    { name: 'app_user_name_index', properties: ['name', 'id'] },
  ],
  checks: [{ name: 'app_user_merged_check', expression: "merged_into_id is null or (state = 'SUSPENDED' and merged_into_id <> id)" }],
})
/** A person. What they may do comes from their memberships. */
export class User extends UserSchema.class {}
UserSchema.setClass(User)
