import { CONTACT_STATES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'
import { Organisation } from './organisation.entity.ts'
import { User } from './user.entity.ts'

const ContactSchema = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    organisation: () => p.manyToOne(Organisation).deleteRule('restrict'),
    /** The person behind it; the address that links go to is theirs. */
    user: () => p.manyToOne(User).deleteRule('restrict'),
    /** As this institution calls the person. */
    name: p.text(),
    title: p.text().default(''),
    phone: p.text().default(''),
    state: p.enum(CONTACT_STATES),
    version: p.integer().default(1),
    createdAt: p.datetime(),
    checkedAt: p.datetime().nullable(),
    checkedBy: () => p.manyToOne(User).deleteRule('restrict').nullable().index(),
  },
  uniques: [
    { name: 'contact_person_unique', properties: ['institution', 'organisation', 'user'] },
    { name: 'contact_institution_id_unique', properties: ['institution', 'id'] },
  ],
  indexes: [
    { name: 'contact_organisation_index', properties: ['organisation'] },
    { name: 'contact_user_index', properties: ['user'] },
  ],
  checks: [{ name: 'contact_checked_check', expression: "(state = 'CHECKED') = (checked_at is not null)" }],
})
/** A supervisor at a host as an institution knows them. Only a checked one may be put on a placement. */
export class Contact extends ContactSchema.class {}
ContactSchema.setClass(Contact)

const ContactAddressSchema = defineEntity({
  name: 'ContactAddress',
  tableName: 'contact_address',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    contact: () => p.manyToOne(Contact).deleteRule('restrict').index('contact_address_contact_index'),
    email: p.text(),
    since: p.datetime(),
    until: p.datetime().nullable(),
  },
})
/** An e-mail address that a contact has or had. Events name the row, never the address. */
export class ContactAddress extends ContactAddressSchema.class {}
ContactAddressSchema.setClass(ContactAddress)
