import { Institution, Membership, Notification } from '@ipt/db'
import type { Role } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v5 as uuidOf } from 'uuid'
import type { PlacedEvent, Projection } from '../../kernel/projections.ts'
import { KIND_OF_EVENT } from './kinds/index.ts'
import { dueFor, wishesByPerson } from './mail-wishes.ts'

/** Namespace of notification ids: event and person give the id, so that a rebuild finds the row and its read mark. */
const NAMESPACE = '6e1cbb9e-8f0e-4c39-9d2a-53d6d2a2c0a1'

/**
 * Notifications: a row for each person whom an event's kind tells, made of the event alone. When it goes by mail is settled by the wishes of
 * that moment, and laid aside with the read marks when all is made again: nobody is mailed twice.
 */
export const notificationsProjection: Projection = {
  name: 'notifications',
  tables: { notification: ['id', 'user_id', 'event_id', 'kind', 'subject_id', 'data::text as data', 'occurred_at'] },

  async apply(em, events) {
    const told = (await Promise.all(events.map((event) => rowsOf(em, event)))).flat()
    const rows = await withMail(em, told)
    if (rows.length > 0) await em.upsertMany(Notification, rows, { onConflictFields: ['eventId', 'user'], onConflictAction: 'ignore' })
  },

  async clear(em) {
    await em.execute('create temp table mark on commit drop as select id, read_at, mail_due_at, mailed_at from notification')
    await em.nativeDelete(Notification, {})
  },

  async restore(em) {
    await em.execute(
      `update notification set read_at = mark.read_at, mail_due_at = mark.mail_due_at, mailed_at = mark.mailed_at
       from mark where mark.id = notification.id`,
    )
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
    institutionId: event.institutionId,
  }))
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

async function withMail(em: EntityManager, rows: readonly Row[]) {
  const institutions = await em.find(Institution, { id: { $in: [...new Set(rows.flatMap((row) => row.institutionId ?? []))] } })
  const zones = new Map(institutions.map(({ id, timeZone }) => [id, timeZone]))
  const wishes = await wishesByPerson(
    em,
    rows.map((row) => row.user),
  )
  return rows.map(({ institutionId, ...row }) => ({
    ...row,
    mailDueAt: dueFor(row.kind, wishes(row.user), zones.get(institutionId ?? '') ?? 'UTC', row.occurredAt),
    mailedAt: null,
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
