import type { LOG_STATUSES } from '@ipt/log-machine'
import { defineEntity, p } from '@mikro-orm/core'

type Status = (typeof LOG_STATUSES)[number]

const LogStandingSchema = defineEntity({
  name: 'LogStanding',
  tableName: 'log_standing',
  properties: {
    logId: p.uuid().primary(),
    cohortId: p.uuid(),
    /** The Monday of the log's day. */
    week: p.date(),
    status: p.text().$type<Status>(),
    /** When it came into this state. */
    since: p.datetime(),
  },
  indexes: [{ name: 'log_standing_status_index', properties: ['cohortId', 'status', 'since'] }],
})
/** Where each log stands, as the events tell it: what the totals below are counted from, one by one. */
export class LogStanding extends LogStandingSchema.class {}
LogStandingSchema.setClass(LogStanding)

const LogWeekTotalSchema = defineEntity({
  name: 'LogWeekTotal',
  tableName: 'log_week_total',
  properties: { cohortId: p.uuid().primary(), week: p.date().primary(), status: p.text().$type<Status>().primary(), logs: p.integer() },
})
/** Logs of a season by week and state. */
export class LogWeekTotal extends LogWeekTotalSchema.class {}
LogWeekTotalSchema.setClass(LogWeekTotal)

const LogWaitTotalSchema = defineEntity({
  name: 'LogWaitTotal',
  tableName: 'log_wait_total',
  properties: { cohortId: p.uuid().primary(), status: p.text().$type<Status>().primary(), sinceOn: p.date().primary(), logs: p.integer() },
})
/** Logs of a season that wait for somebody, by state and by the day (UTC) since which they do. */
export class LogWaitTotal extends LogWaitTotalSchema.class {}
LogWaitTotalSchema.setClass(LogWaitTotal)
