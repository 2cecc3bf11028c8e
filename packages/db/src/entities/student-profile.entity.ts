import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'
import { Programme } from './programme.entity.ts'
import { User } from './user.entity.ts'

const StudentProfileSchema = defineEntity({
  name: 'StudentProfile',
  tableName: 'student_profile',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    user: () => p.manyToOne(User).deleteRule('restrict').index(),
    programme: () => p.manyToOne(Programme).deleteRule('restrict'),
    registrationNumber: p.text(),
    createdAt: p.datetime(),
  },
  indexes: [
    {
      name: 'student_profile_number_search_index',
      expression:
        'create index "student_profile_number_search_index" on "student_profile" using gin (lower(registration_number) gin_trgm_ops)',
    },
  ],
  uniques: [
    { name: 'student_profile_registration_unique', properties: ['institution', 'registrationNumber'] },
    { name: 'student_profile_user_unique', properties: ['institution', 'user'] },
  ],
})
/** What an institution knows of one of its students. */
export class StudentProfile extends StudentProfileSchema.class {}
StudentProfileSchema.setClass(StudentProfile)
