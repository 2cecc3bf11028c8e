import { defineEntity, p } from '@mikro-orm/core'
import { Cohort } from './cohort.entity.ts'
import { Institution } from './institution.entity.ts'
import { User } from './user.entity.ts'

const EnrolmentSchema = defineEntity({
  name: 'Enrolment',
  tableName: 'enrolment',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    cohort: () => p.manyToOne(Cohort).deleteRule('restrict'),
    student: () => p.manyToOne(User).deleteRule('restrict'),
    createdAt: p.datetime(),
    /** When the student left the season; null while in it. */
    endedAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'enrolment_student_unique', properties: ['cohort', 'student'] }],
  indexes: [{ name: 'enrolment_student_index', properties: ['student'] }],
})
/** A student who is to do a season's practical training, placed or not: the target that placements are counted against. */
export class Enrolment extends EnrolmentSchema.class {}
EnrolmentSchema.setClass(Enrolment)
