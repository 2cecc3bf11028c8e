import { Membership, Notification } from '@ipt/db'
import type { Role } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v5 as uuidOf } from 'uuid'
import type { PlacedEvent, Projection } from '../../kernel/projections.ts'
import { KIND_OF_EVENT } from './kinds/index.ts'

/** Namespace of notification ids: event and person give the id, so that a rebuild finds the row and its read mark. */
const NAMESPACE = '6e1cbb9e-8f0e-4c39-9d2a-53d6d2a2c0a1'

/** In-app notifications: a row for each person whom an event's kind tells, made of the event alone. */
export const notificationsProjection: Projection = {
  name: 'notifications',

  async apply(em, events) {
    const rows = (await Promise.all(events.map((event) => rowsOf(em, event)))).flat()
    if (rows.length > 0) await em.upsertMany(Notification, rows, { onConflictFields: ['eventId', 'user'], onConflictAction: 'ignore' })
  },

  async clear(em) {
    await em.execute('create temp table read_mark on commit drop as select id, read_at from notification where read_at is not null')
    await em.nativeDelete(Notification, {})
  },

  async restore(em) {
    await em.execute('update notification set read_at = read_mark.read_at from read_mark where read_mark.id = notification.id')
  },
}

async function rowsOf(em: EntityManager, event: PlacedEvent) {
  const kind = KIND_OF_EVENT.get(event.kind)
  if (!kind) return []
  const told = [
    ...(await Promise.all(kind.tells.map((role) => peopleIn(em, event, role)))).flat(),
    ...((await kind.audience?.(em, event)) ?? []),
  ]
  const others = [...new Map(told.filter(({ userId }) => userId !== event.actorId).map((each) => [each.userId, each])).values()]
  return others.map(({ userId, role }) => ({
    id: uuidOf(`${event.id}:${userId}`, NAMESPACE),
    user: userId,
    eventId: event.id,
    kind: event.kind,
    subjectId: event.subjectId,
    data: { ...event.data, actorId: event.actorId, toldAs: role },
    occurredAt: event.occurredAt,
    readAt: null,
  }))
}

/** Who stood in a relation to the subject when it happened: named by the event, or coordinator then. */
async function peopleIn(em: EntityManager, event: PlacedEvent, role: Role): Promise<{ userId: string; role: Role }[]> {
  if (role === 'coordinator') {
    const memberships = await em.find(
      Membership,
      {
        role,
        institution: event.institutionId,
        since: { $lte: event.occurredAt },
        $or: [{ until: null }, { until: { $gt: event.occurredAt } }],
      },
      { orderBy: { id: 'asc' } },
    )
    return memberships.map((membership) => ({ userId: membership.user.id, role }))
  }
  const userId = event.data[`${role}Id`]
  return typeof userId === 'string' ? [{ userId, role }] : []
}
