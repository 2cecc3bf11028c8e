import { defineEntity, p } from '@mikro-orm/core'

export const SUBJECT_TYPES = [
  'log',
  'arrivalNote',
  'placement',
  'user',
  'week',
  'leave',
  'announcement',
  'institution',
  'cohort',
  'organisation',
  'vacancy',
  'application',
] as const
export type SubjectType = (typeof SUBJECT_TYPES)[number]

/** Ids, enums, numbers and days: nothing that a person wrote. */
export type EventData = Record<string, string | number | boolean | null>

const DomainEventSchema = defineEntity({
  name: 'DomainEvent',
  tableName: 'domain_event',
  properties: {
    /** The server's, UUIDv7. */
    id: p.uuid().primary(),
    institutionId: p.uuid().nullable(),
    /** `log.verified`, `arrival.confirmed` …: states are past participles. */
    kind: p.text(),
    /** Version of the form of `data`, for each kind. */
    format: p.smallint().default(1),
    subjectType: p.enum(SUBJECT_TYPES),
    subjectId: p.uuid(),
    actorKind: p.enum(['user', 'link', 'key', 'system'] as const),
    /** The person behind it; null for a key of an institution, and for the platform itself. */
    actorId: p.uuid().nullable(),
    /** The key that did it, or the personal token by which its person did. */
    tokenId: p.uuid().nullable(),
    /** The relation to the subject in which it was done. */
    actorRole: p.text().nullable(),
    fromStatus: p.text().nullable(),
    toStatus: p.text().nullable(),
    revision: p.integer().nullable(),
    data: p.json<EventData>(),
    /** SHA-256 over salt and content, hex; null where there are no words. */
    contentDigest: p.text().nullable(),
    /** The client's id of the act: makes a second sending find the first. */
    requestId: p.uuid().nullable().unique('domain_event_request_id_unique'),
    occurredAt: p.datetime(),
  },
  indexes: [
    { name: 'domain_event_subject_index', properties: ['subjectId', 'id'] },
    { name: 'domain_event_institution_index', properties: ['institutionId', 'occurredAt', 'id'] },
    { name: 'domain_event_actor_index', properties: ['actorId', 'occurredAt', 'id'] },
    {
      name: 'domain_event_token_index',
      expression: 'create index "domain_event_token_index" on "domain_event" ("token_id", "occurred_at", "id") where token_id is not null',
    },
  ],
})
/** Who, what, from, to, which revision, when. History, audit trail and outbox in one; only ever added to. */
export class DomainEvent extends DomainEventSchema.class {}
DomainEventSchema.setClass(DomainEvent)
