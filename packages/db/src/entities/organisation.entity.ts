import { ORGANISATION_STATUSES } from '@ipt/domain'
import { defineEntity, type Opt, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'

/** Made by the database of another column; never written. */
const keyFrom = (expression: string) => p.text().generated(`(${expression}) stored`).$type<Opt<string>>()

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    status: p.enum(ORGANISATION_STATUSES).default('APPROVED'),
    sector: p.text().default(''),
    website: p.text().default(''),
    phone: p.text().default(''),
    postalAddress: p.text().default(''),
    note: p.text().default(''),
    /** The institution that brought it in: until it is approved, the only one that sees it. Null: it was shared from the start. */
    proposedBy: () => p.manyToOne(Institution).deleteRule('restrict').nullable(),
    /** Which one took it in; its address leads on there. Never one that was merged itself. */
    mergedInto: () => p.manyToOne(Organisation).deleteRule('restrict').nullable(),
    /** Counts the edits: one that read an older version is refused. */
    version: p.integer().default(1),
    createdAt: p.datetime(),
    /** What likeness is judged by: the name without capitals, signs and legal forms; the host of the website; the last digits of the phone. */
    nameKey: keyFrom('organisation_key(name)'),
    webDomain: keyFrom('web_domain(website)'),
    phoneKey: keyFrom('phone_key(phone)'),
  },
  indexes: [
    { name: 'organisation_name_index', properties: ['nameKey', 'id'] },
    {
      name: 'organisation_name_trigram_index',
      expression: 'create index "organisation_name_trigram_index" on "organisation" using gin ("name_key" gin_trgm_ops)',
    },
    {
      name: 'organisation_web_domain_index',
      expression: `create index "organisation_web_domain_index" on "organisation" ("web_domain") where web_domain <> ''`,
    },
    {
      name: 'organisation_phone_index',
      expression: `create index "organisation_phone_index" on "organisation" ("phone_key") where phone_key <> ''`,
    },
    { name: 'organisation_proposed_by_index', properties: ['proposedBy'] },
    { name: 'organisation_merged_into_index', properties: ['mergedInto'] },
  ],
  checks: [{ name: 'organisation_merged_check', expression: "(status = 'MERGED') = (merged_into_id is not null)" }],
})
/** A host. Stands outside institutions: several may send students to it. */
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation)
