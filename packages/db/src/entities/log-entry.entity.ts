import { type LOG_EVENTS, type LOG_STATUSES, logEntryChecks } from '@ipt/log-machine'
import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'
import { Placement } from './placement.entity.ts'
import { User } from './user.entity.ts'

/** Who put a stamp on the log; the CHECKs say in which states it stands. */
const stampedBy = () => p.manyToOne(User).deleteRule('restrict').nullable().index()

const LogEntrySchema = defineEntity({
  name: 'LogEntry',
  tableName: 'log_entry',
  properties: {
    /** The client's id: the submission's idempotency key. */
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    placement: () => p.manyToOne(Placement).deleteRule('restrict'),
    logDate: p.date(),
    /** Moved by the logbook's one status writer alone; the trigger holds the pairs. */
    status: p.text().$type<(typeof LOG_STATUSES)[number]>(),
    /** The current revision's number. */
    revision: p.integer(),
    /** Counts the events: a write that read an older one is refused. */
    version: p.integer(),
    /** A rest day of the cohort. */
    extra: p.boolean(),
    /** Written in time, received after the window closed. */
    late: p.boolean(),
    submittedAt: p.datetime(),
    returnedAt: p.datetime().nullable(),
    returnedBy: stampedBy,
    verifiedAt: p.datetime().nullable(),
    verifiedBy: stampedBy,
    validatedAt: p.datetime().nullable(),
    validatedBy: stampedBy,
    flaggedAt: p.datetime().nullable(),
    flaggedBy: stampedBy,
    voidedAt: p.datetime().nullable(),
    voidedBy: stampedBy,
    /** The last thing that happened, which the 15 minutes of undo are counted from. */
    lastEvent: p.text().$type<(typeof LOG_EVENTS)[number]>(),
    lastEventAt: p.datetime(),
    lastEventBy: () => p.manyToOne(User).deleteRule('restrict').nullable().index(),
    /** The words of the last decision that had any. */
    remarkEventId: p.uuid().nullable(),
  },
  uniques: [
    { name: 'log_entry_institution_id_unique', properties: ['institution', 'id'] },
    {
      name: 'log_entry_one_live_a_date',
      expression: `create unique index "log_entry_one_live_a_date" on "log_entry" ("placement_id", "log_date") where status <> 'VOIDED'`,
    },
  ],
  indexes: [
    { name: 'log_entry_placement_index', properties: ['placement', 'logDate', 'id'] },
    {
      name: 'log_entry_submitted_index',
      expression: `create index "log_entry_submitted_index" on "log_entry" ("placement_id", "log_date", "id") where status = 'SUBMITTED'`,
    },
    {
      name: 'log_entry_verified_index',
      expression: `create index "log_entry_verified_index" on "log_entry" ("placement_id", "log_date", "id") where status = 'VERIFIED_INDUSTRY'`,
    },
    {
      name: 'log_entry_flagged_index',
      expression: `create index "log_entry_flagged_index" on "log_entry" ("institution_id", "log_date", "id") where status = 'FLAGGED'`,
    },
    { name: 'log_entry_institution_index', properties: ['institution', 'logDate', 'id'] },
  ],
  checks: logEntryChecks(),
})
/** One day of one placement: where it stands. Its words are in its revisions. */
export class LogEntry extends LogEntrySchema.class {}
LogEntrySchema.setClass(LogEntry)
