import { APPLICATION_STATUSES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Attachment } from './attachment.entity.ts'
import { Cohort } from './cohort.entity.ts'
import { Institution } from './institution.entity.ts'
import { User } from './user.entity.ts'
import { Vacancy } from './vacancy.entity.ts'

const ApplicationSchema = defineEntity({
  name: 'Application',
  tableName: 'application',
  properties: {
    /** The client's id: the application's idempotency key. */
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    cohort: () => p.manyToOne(Cohort).deleteRule('restrict'),
    vacancy: () => p.manyToOne(Vacancy).deleteRule('restrict'),
    student: () => p.manyToOne(User).deleteRule('restrict'),
    /** Moved by the module's one status writer alone. */
    status: p.enum(APPLICATION_STATUSES),
    /** Orders the student's open applications by his wishes, smallest first; gaps say nothing. */
    rank: p.integer(),
    letter: p.text().default(''),
    cv: () => p.manyToOne(Attachment).deleteRule('restrict').nullable(),
    letterFile: () => p.manyToOne(Attachment).deleteRule('restrict').nullable(),
    /** The last day for answering the offer, by the institution's clock. */
    answerBy: p.date().nullable(),
    submittedAt: p.datetime(),
    /** Since when it is in its state: a waiting list goes by this. */
    movedAt: p.datetime(),
    /** The words that came with the last decision, if any. */
    remarkEventId: p.uuid().nullable(),
  },
  uniques: [
    { name: 'application_institution_id_unique', properties: ['institution', 'id'] },
    {
      name: 'application_one_live',
      expression: `create unique index "application_one_live" on "application" ("vacancy_id", "student_id") where status in ('SUBMITTED', 'SHORTLISTED', 'WAITLISTED', 'OFFERED', 'ACCEPTED')`,
    },
  ],
  indexes: [
    { name: 'application_student_index', properties: ['student', 'cohort'] },
    { name: 'application_vacancy_index', properties: ['vacancy', 'submittedAt', 'id'] },
    { name: 'application_cv_index', properties: ['cv'] },
    { name: 'application_letter_file_index', properties: ['letterFile'] },
    {
      name: 'application_offered_index',
      expression: `create index "application_offered_index" on "application" ("answer_by") where status = 'OFFERED'`,
    },
  ],
  checks: [{ name: 'application_answer_by_check', expression: "status <> 'OFFERED' or answer_by is not null" }],
})
/** A student asks for a place of a vacancy. */
export class Application extends ApplicationSchema.class {}
ApplicationSchema.setClass(Application)
