import { defineEntity, p } from '@mikro-orm/core'

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: { id: p.uuid().primary(), name: p.text(), createdAt: p.datetime() },
})
/** A host. Stands outside institutions: several may send students to it. */
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation)
