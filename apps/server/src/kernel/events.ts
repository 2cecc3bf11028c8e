import { createHash, randomBytes } from 'node:crypto'
import { DomainEvent, EventContent, type EventData, EventPending, type SubjectType } from '@ipt/db'
import { type Role, tokenIdOf, userIdOf } from '@ipt/domain'
import type { Ctx } from './use-case.ts'

export interface NewEvent {
  /** Where the row that it is about has to name it; else made here. */
  id?: string
  kind: string
  subject: { type: SubjectType; id: string }
  institutionId: string | null
  /** The relation to the subject in which the actor did it. */
  role: Role | null
  from: string | null
  to: string | null
  revision: number | null
  /** Ids, enums, numbers, days. */
  data: EventData
  /** A person's words: kept apart, so that they can be erased. */
  comment?: string | undefined
  /** The client's id of the act. */
  requestId?: string | undefined
  at: Date
}

/**
 * Adds one row to the record, in the verb's own transaction. Call it after the subject's row is written: the lock on that row gives
 * the events of one subject their order. Returns the event's id.
 */
export async function record(tx: Ctx, event: NewEvent): Promise<string> {
  const row = rowOf(tx, event)
  const comment = event.comment?.trim() ? event.comment : undefined
  const salt = randomBytes(16).toString('hex')
  await tx.em.insert(DomainEvent, { ...row, contentDigest: comment === undefined ? null : contentDigest(salt, comment) })
  if (comment !== undefined) await tx.em.insert(EventContent, { event: row.id, salt, comment })
  await tx.em.insert(EventPending, { eventId: row.id })
  return row.id
}

/** Rows of one statement: each has a parameter for every column, and PostgreSQL takes 65,535. */
const CHUNK = 1_000

/** Adds many rows to the record, none of which has a person's words, in a few statements. */
export async function recordMany(tx: Ctx, events: readonly Omit<NewEvent, 'comment'>[]): Promise<void> {
  for (let from = 0; from < events.length; from += CHUNK) {
    const rows = events.slice(from, from + CHUNK).map((event) => rowOf(tx, event))
    await tx.em.insertMany(
      DomainEvent,
      rows.map((row) => ({ ...row, contentDigest: null })),
    )
    await tx.em.insertMany(
      EventPending,
      rows.map(({ id }) => ({ eventId: id })),
    )
  }
}

const rowOf = (tx: Ctx, event: NewEvent) => ({
  id: event.id ?? tx.newId(),
  institutionId: event.institutionId,
  kind: event.kind,
  format: 1,
  subjectType: event.subject.type,
  subjectId: event.subject.id,
  actorKind: tx.actor.kind,
  actorId: userIdOf(tx.actor),
  tokenId: tokenIdOf(tx.actor),
  actorRole: event.role,
  fromStatus: event.from,
  toStatus: event.to,
  revision: event.revision,
  data: event.data,
  requestId: event.requestId ?? null,
  occurredAt: event.at,
})

/** SHA-256 over salt and words, hex. */
const contentDigest = (salt: string, comment: string): string =>
  createHash('sha256').update(salt).update('\0').update(comment).digest('hex')
