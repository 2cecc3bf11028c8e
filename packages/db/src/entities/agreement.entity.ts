import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'
import { Organisation } from './organisation.entity.ts'

const AgreementSchema = defineEntity({
  name: 'Agreement',
  tableName: 'agreement',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    organisation: () => p.manyToOne(Organisation).deleteRule('restrict'),
    title: p.text(),
    startsOn: p.date(),
    /** Null: until somebody ends it. */
    expiresOn: p.date().nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime(),
  },
  uniques: [{ name: 'agreement_institution_id_unique', properties: ['institution', 'id'] }],
  indexes: [{ name: 'agreement_organisation_index', properties: ['organisation', 'institution'] }],
  checks: [{ name: 'agreement_dates_check', expression: 'starts_on <= expires_on' }],
})
/** What an institution and a host have agreed on in writing, such as a memorandum of understanding. */
export class Agreement extends AgreementSchema.class {}
AgreementSchema.setClass(Agreement)
