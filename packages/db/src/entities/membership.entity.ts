import { ROLES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'
import { Organisation } from './organisation.entity.ts'
import { User } from './user.entity.ts'

const MembershipSchema = defineEntity({
  name: 'Membership',
  tableName: 'membership',
  properties: {
    id: p.uuid().primary(),
    user: () => p.manyToOne(User).deleteRule('restrict').index('membership_user_index'),
    role: p.enum(ROLES),
    institution: () => p.manyToOne(Institution).deleteRule('restrict').nullable(),
    organisation: () => p.manyToOne(Organisation).deleteRule('restrict').nullable(),
    /** From when it holds; never removed, only ended, so that "who was coordinator then" has an answer. */
    since: p.datetime(),
    until: p.datetime().nullable(),
  },
  indexes: [{ name: 'membership_institution_role_index', properties: ['institution', 'role'] }],
  checks: [
    {
      name: 'membership_place_check',
      expression:
        "(role = 'industrialSupervisor') = (organisation_id is not null) and (role = 'industrialSupervisor') = (institution_id is null)",
    },
  ],
})
/** A role that a person holds: at an institution, or for industrial supervisors at an organisation. */
export class Membership extends MembershipSchema.class {}
MembershipSchema.setClass(Membership)
