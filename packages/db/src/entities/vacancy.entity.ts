import { VACANCY_STATUSES } from '@ipt/domain'
import { defineEntity, type Opt, p } from '@mikro-orm/core'
import { Cohort } from './cohort.entity.ts'
import { Contact } from './contact.entity.ts'
import { Institution } from './institution.entity.ts'
import { Organisation } from './organisation.entity.ts'
import { Site } from './site.entity.ts'
import { User } from './user.entity.ts'

const VacancySchema = defineEntity({
  name: 'Vacancy',
  tableName: 'vacancy',
  properties: {
    /** The client's id: the draft's idempotency key. */
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    cohort: () => p.manyToOne(Cohort).deleteRule('restrict'),
    organisation: () => p.manyToOne(Organisation).deleteRule('restrict'),
    site: () => p.manyToOne(Site).deleteRule('restrict'),
    /** Who will supervise there; null: not known yet. */
    contact: () => p.manyToOne(Contact).deleteRule('restrict').nullable(),
    status: p.enum(VACANCY_STATUSES),
    title: p.text(),
    description: p.text(),
    skills: p.array().columnType('text[]').default([]),
    /** The host's name, copied: the search looks for it in one row. */
    organisationName: p.text(),
    /** Places in all; those with a placement; those that an open offer keeps. */
    slots: p.integer(),
    taken: p.integer().default(0),
    held: p.integer().default(0),
    startsOn: p.date(),
    endsOn: p.date(),
    /** The last day for applying, by the institution's clock. */
    applyBy: p.date(),
    /** Counts the edits and moves: one that read an older version is refused. */
    version: p.integer().default(1),
    createdBy: () => p.manyToOne(User).deleteRule('restrict').nullable().index(),
    createdAt: p.datetime(),
    publishedAt: p.datetime().nullable(),
    /** The words it is found by; made by the database. */
    search: p
      .text()
      .columnType('tsvector')
      .generated('(vacancy_words(title, organisation_name, skills, description)) stored')
      .$type<Opt<string>>()
      .lazy(),
  },
  uniques: [{ name: 'vacancy_institution_id_unique', properties: ['institution', 'id'] }],
  indexes: [
    { name: 'vacancy_search_index', expression: 'create index "vacancy_search_index" on "vacancy" using gin ("search")' },
    {
      name: 'vacancy_published_index',
      expression: `create index "vacancy_published_index" on "vacancy" ("cohort_id", "published_at" desc, "id" desc) where status = 'PUBLISHED'`,
    },
    { name: 'vacancy_institution_index', properties: ['institution', 'createdAt', 'id'] },
    { name: 'vacancy_organisation_index', properties: ['organisation', 'createdAt', 'id'] },
  ],
  checks: [
    { name: 'vacancy_dates_check', expression: 'starts_on <= ends_on' },
    // No more people than places, whoever presses at once.
    { name: 'vacancy_slots_check', expression: 'slots >= 1 and taken >= 0 and held >= 0 and taken + held <= slots' },
    { name: 'vacancy_published_check', expression: "(status in ('PUBLISHED', 'CLOSED')) = (published_at is not null)" },
  ],
})
/** Places that a host offers to the students of one season. */
export class Vacancy extends VacancySchema.class {}
VacancySchema.setClass(Vacancy)

const SavedVacancySchema = defineEntity({
  name: 'SavedVacancy',
  tableName: 'saved_vacancy',
  properties: {
    student: () => p.manyToOne(User).deleteRule('restrict').primary(),
    vacancy: () => p.manyToOne(Vacancy).deleteRule('restrict').primary(),
    createdAt: p.datetime(),
  },
  indexes: [{ name: 'saved_vacancy_vacancy_index', properties: ['vacancy'] }],
})
/** A vacancy that a student put aside to come back to. */
export class SavedVacancy extends SavedVacancySchema.class {}
SavedVacancySchema.setClass(SavedVacancy)
