import { LANGUAGES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'

const InstitutionSchema = defineEntity({
  name: 'Institution',
  tableName: 'institution',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    /** IANA name: the institution's clock says which day it is. */
    timeZone: p.text(),
    language: p.enum(LANGUAGES).default('en'),
    createdAt: p.datetime(),
  },
})
/** A university or college. Nearly every other row belongs to exactly one. */
export class Institution extends InstitutionSchema.class {}
InstitutionSchema.setClass(Institution)
