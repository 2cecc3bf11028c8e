import { DomainEvent, EventContent, type EventData } from '@ipt/db'
import { type Actor, tokenIdOf, userIdOf } from '@ipt/domain'
import { DomainError } from './errors.ts'
import type { Ctx } from './use-case.ts'

/** Whether it was this very actor who did what was recorded. A person is the same by whatever token. */
export const didIt = (actor: Actor, event: Pick<DomainEvent, 'actorKind' | 'actorId' | 'tokenId'>): boolean =>
  actor.kind === 'key' || event.actorKind === 'key' ? event.tokenId === tokenIdOf(actor) : event.actorId === userIdOf(actor)

/**
 * The earlier recording of this very act, with the revision it was about, or null: same `requestId`, actor, subject, kind, words and, as far
 * as they are given, `data`. Then the verb answers as it did the first time. ID_TAKEN when the id stands for anything else, without a word about what.
 */
export async function doneBefore(
  tx: Ctx,
  act: {
    requestId?: string | undefined
    kind: string
    subjectId: string
    revision?: number | undefined
    comment?: string | undefined
    data?: EventData
  },
): Promise<{ revision: number } | null> {
  if (act.requestId === undefined) return null
  const event = await tx.em.findOne(DomainEvent, { requestId: act.requestId })
  if (!event) return null
  const words = event.contentDigest === null ? undefined : (await tx.em.findOne(EventContent, { event: event.id }))?.comment
  const same =
    didIt(tx.actor, event) &&
    event.subjectId === act.subjectId &&
    event.kind === act.kind &&
    (act.revision === undefined || event.revision === act.revision) &&
    Object.entries(act.data ?? {}).every(([key, value]) => event.data[key] === value) &&
    (words ?? '') === (act.comment?.trim() ? act.comment : '')
  if (!same) throw new DomainError('ID_TAKEN')
  return { revision: event.revision ?? 0 }
}
