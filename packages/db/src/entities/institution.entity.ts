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
    /** How it is called in tables and letters; empty: the name. */
    shortName: p.text().default(''),
    /** Applications that a student may have open at a time, in one season. */
    applicationLimit: p.integer().default(5),
    /** Counts the edits: one that read an older version is refused. */
    version: p.integer().default(1),
    createdAt: p.datetime(),
  },
})
/** A university or college. Nearly every other row belongs to exactly one. */
export class Institution extends InstitutionSchema.class {}
InstitutionSchema.setClass(Institution)
