import { LANGUAGES } from '@ipt/domain'
import { z } from 'zod'
import { Day, Id, Moment, PageInput, PersonRef, pageOf, RoleName, text } from './primitives.ts'

/** What the record is narrowed to: each holds the kinds of events that belong together. */
export const AUDIT_GROUPS = [
  'logs',
  'placements',
  'leave',
  'people',
  'seasons',
  'hosts',
  'vacancies',
  'announcements',
  'institution',
] as const
export const AuditGroup = z.enum(AUDIT_GROUPS)
export type AuditGroup = z.infer<typeof AuditGroup>

const filter = {
  group: AuditGroup.optional(),
  /** What this person did, and what was done to their account and to their own training: placements, logs, leave, applications. */
  person: Id.optional(),
  /** What a key of the institution did. */
  key: Id.optional(),
  /** What happened to this one thing. */
  subject: Id.optional(),
  /** Days of the institution, both included. */
  from: Day.optional(),
  to: Day.optional(),
  /** Part of the name of whoever did it. */
  q: text(100).optional(),
  /** Of the sentences. */
  language: z.enum(LANGUAGES).default('en'),
}
export const AuditFilter = z.strictObject(filter)
export type AuditFilter = z.input<typeof AuditFilter>
export const ListAuditInput = z.strictObject({ ...filter, ...PageInput })
export type ListAuditInput = z.input<typeof ListAuditInput>

/** One act on the record. */
export const AuditLine = z.object({
  id: Id,
  kind: z.string(),
  /** The kind in words. */
  sentence: z.string(),
  at: Moment,
  /** Null: a key, or the platform itself. */
  by: PersonRef.nullable(),
  /** The key of the institution by which a program did it. */
  key: z.object({ id: Id, name: z.string() }).nullable(),
  /** Whether the person did it by a personal token. */
  byToken: z.boolean(),
  /** The relation to the subject in which it was done. */
  role: RoleName.nullable(),
  subject: z.object({
    type: z.string(),
    id: Id,
    /** A name or a title; null where there is none. */
    label: z.string().nullable(),
    /** The placement that it belongs to. */
    placementId: Id.nullable(),
  }),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** The words that were given with it, unless they were erased or are about the reader's own training. */
  comment: z.string().nullable(),
})
export type AuditLine = z.infer<typeof AuditLine>

/** A page of them, newest first. */
export const AuditPage = pageOf(AuditLine)
export type AuditPage = z.infer<typeof AuditPage>
