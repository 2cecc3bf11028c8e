import { createHash, randomBytes } from 'node:crypto'
import { DomainEvent, EventContent, type EventData, EventPending, type SubjectType } from '@ipt/db'
import { type Role, userIdOf } from '@ipt/domain'
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
  const id = event.id ?? tx.newId()
  const comment = event.comment?.trim() ? event.comment : undefined
  const salt = randomBytes(16).toString('hex')
  await tx.em.insert(DomainEvent, {
    id,
    institutionId: event.institutionId,
    kind: event.kind,
    format: 1,
    subjectType: event.subject.type,
    subjectId: event.subject.id,
    actorKind: tx.actor.kind,
    actorId: userIdOf(tx.actor),
    actorRole: event.role,
    fromStatus: event.from,
    toStatus: event.to,
    revision: event.revision,
    data: event.data,
    contentDigest: comment === undefined ? null : contentDigest(salt, comment),
    requestId: event.requestId ?? null,
    occurredAt: event.at,
  })
  if (comment !== undefined) await tx.em.insert(EventContent, { event: id, salt, comment })
  await tx.em.insert(EventPending, { eventId: id })
  return id
}

/** SHA-256 over salt and words, hex. */
const contentDigest = (salt: string, comment: string): string =>
  createHash('sha256').update(salt).update('\0').update(comment).digest('hex')
