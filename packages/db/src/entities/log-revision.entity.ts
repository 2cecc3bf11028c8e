import { defineEntity, p } from '@mikro-orm/core'
import { LogEntry } from './log-entry.entity.ts'

const LogRevisionSchema = defineEntity({
  name: 'LogRevision',
  tableName: 'log_revision',
  properties: {
    log: () => p.manyToOne(LogEntry).deleteRule('restrict').primary(),
    /** 1 is the first. */
    number: p.integer().primary(),
    content: p.text(),
    /** Minutes of work; null where the student gave none. */
    minutes: p.integer().nullable(),
    skills: p.array().columnType('text[]').default([]),
    /** When the phone says it was written, where that differs. Orders nothing. */
    writtenAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
  checks: [{ name: 'log_revision_minutes_check', expression: 'minutes >= 0 and minutes <= 1440' }],
})
/** One version of a log's content. Never changed, only followed by the next. */
export class LogRevision extends LogRevisionSchema.class {}
LogRevisionSchema.setClass(LogRevision)
