import { DomainEvent } from '@ipt/db'
import type { EntityManager } from '@mikro-orm/postgresql'
import { notificationsProjection } from '../modules/notifications/index.ts'

/**
 * Nobody of the demo begins with a hundred unread lines: what was told before `since` was read half a day later. The projection is
 * idempotent by event, so it may run here first, before the events have their order; the worker's run finds its rows and leaves them.
 */
export async function readNotificationsBefore(em: EntityManager, since: Date): Promise<void> {
  const events = await em.find(DomainEvent, {}, { orderBy: { id: 'asc' } })
  await notificationsProjection.apply(
    em,
    events.map((event, index) => ({
      seq: BigInt(index),
      id: event.id,
      kind: event.kind,
      institutionId: event.institutionId ?? null,
      subjectType: event.subjectType,
      subjectId: event.subjectId,
      actorId: event.actorId ?? null,
      fromStatus: event.fromStatus ?? null,
      toStatus: event.toStatus ?? null,
      revision: event.revision ?? null,
      data: event.data,
      occurredAt: event.occurredAt,
    })),
  )
  await em.execute(`update notification set read_at = occurred_at + interval '12 hours', mailed_at = mail_due_at where occurred_at < ?`, [
    since,
  ])
}
