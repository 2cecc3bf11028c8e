import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'

const DepartmentSchema = defineEntity({
  name: 'Department',
  tableName: 'department',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    code: p.text(),
    name: p.text(),
    /** Counts the edits: one that read an older version is refused. */
    version: p.integer().default(1),
    createdAt: p.datetime(),
  },
  uniques: [
    { name: 'department_code_unique', properties: ['institution', 'code'] },
    { name: 'department_institution_id_unique', properties: ['institution', 'id'] },
  ],
})
/** A part of an institution that runs programmes. */
export class Department extends DepartmentSchema.class {}
DepartmentSchema.setClass(Department)
