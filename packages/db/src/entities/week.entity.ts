import { type CoveredLog, WEEK_STATUSES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'
import { Placement } from './placement.entity.ts'
import { User } from './user.entity.ts'

const WeekSchema = defineEntity({
  name: 'Week',
  tableName: 'week',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    placement: () => p.manyToOne(Placement).deleteRule('restrict'),
    /** A Monday. */
    startsOn: p.date(),
    status: p.enum(WEEK_STATUSES),
    /** Counts the events: a write that read an older one is refused. */
    version: p.integer(),
    /** The student's words; erasable. Null before the first. */
    summary: p.text().nullable(),
    summaryAt: p.datetime().nullable(),
    /** Counts the summaries: 0 before the first. */
    revision: p.integer(),
    signedAt: p.datetime().nullable(),
    signedBy: () => p.manyToOne(User).deleteRule('restrict').nullable().index(),
    /** The industrial supervisor's words; erasable. */
    comment: p.text().nullable(),
    /** What the sign-off covers. */
    coveredLogs: p.json<CoveredLog[]>().nullable(),
    coveredMinutes: p.integer().nullable(),
  },
  uniques: [{ name: 'week_placement_week_unique', properties: ['placement', 'startsOn'] }],
  checks: [
    { name: 'week_monday_check', expression: 'extract(isodow from starts_on) = 1' },
    {
      name: 'week_signed_check',
      expression:
        "(status = 'SIGNED') = (signed_at is not null) and (status = 'SIGNED') = (covered_logs is not null) and (status = 'SIGNED') = (covered_minutes is not null)",
    },
    { name: 'week_summary_check', expression: '(summary is null) = (revision = 0) and (summary is null) = (summary_at is null)' },
  ],
})
/** What is said of one week of a placement as a whole. There is a row once somebody said something. */
export class Week extends WeekSchema.class {}
WeekSchema.setClass(Week)
