import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'
import { Programme } from './programme.entity.ts'

const CohortSchema = defineEntity({
  name: 'Cohort',
  tableName: 'cohort',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    /** Null: a season that every programme shares. */
    programme: () => p.manyToOne(Programme).deleteRule('restrict').nullable(),
    name: p.text(),
    startsOn: p.date(),
    endsOn: p.date(),
    requiredDays: p.integer(),
    /** ISO weekdays that count, Monday 1 to Sunday 7. */
    workingDays: p.type('number[]').columnType('smallint[]').$type<number[]>(),
    /** Days after its date that a log is still taken; null: until the season ends. */
    logWindowDays: p.integer().nullable(),
    /** Minutes of work that a student has to show, beside the days; null: days alone count. */
    requiredMinutes: p.integer().nullable(),
    /** Days within which a log is to be verified, and then validated; null: no deadline. Reminders and signs, never a gate. */
    verifyWithinDays: p.integer().nullable(),
    validateWithinDays: p.integer().nullable(),
    /** The last day on which students apply; null: until each vacancy closes. */
    applicationsCloseOn: p.date().nullable(),
    /** Last year's season that this one was made from. */
    clonedFromId: p.uuid().nullable(),
    /** Counts the edits: one that read an older version is refused. */
    version: p.integer().default(1),
    createdAt: p.datetime(),
  },
  uniques: [{ name: 'cohort_institution_id_unique', properties: ['institution', 'id'] }],
  checks: [
    { name: 'cohort_dates_check', expression: 'starts_on <= ends_on' },
    { name: 'cohort_required_days_check', expression: 'required_days >= 0' },
    { name: 'cohort_required_minutes_check', expression: 'required_minutes >= 0' },
  ],
})
/** One IPT season of a programme year. */
export class Cohort extends CohortSchema.class {}
CohortSchema.setClass(Cohort)
