import { defineEntity, p } from '@mikro-orm/core'
import { Department } from './department.entity.ts'
import { Institution } from './institution.entity.ts'

const ProgrammeSchema = defineEntity({
  name: 'Programme',
  tableName: 'programme',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    department: () => p.manyToOne(Department).deleteRule('restrict').nullable(),
    code: p.text(),
    name: p.text(),
    /** Counts the edits: one that read an older version is refused. */
    version: p.integer().default(1),
    createdAt: p.datetime(),
  },
  uniques: [
    { name: 'programme_code_unique', properties: ['institution', 'code'] },
    { name: 'programme_institution_id_unique', properties: ['institution', 'id'] },
  ],
})
/** A course of study: what a student is enrolled in. */
export class Programme extends ProgrammeSchema.class {}
ProgrammeSchema.setClass(Programme)
