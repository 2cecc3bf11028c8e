import { defineEntity, p } from '@mikro-orm/core'
import type { EventData } from './domain-event.entity.ts'
import { User } from './user.entity.ts'

const NotificationSchema = defineEntity({
  name: 'Notification',
  tableName: 'notification',
  properties: {
    /** Derived from event and person, so that a rebuild finds it again. */
    id: p.uuid().primary(),
    user: () => p.manyToOne(User).deleteRule('restrict'),
    eventId: p.uuid(),
    kind: p.text(),
    subjectId: p.uuid(),
    data: p.json<EventData>(),
    occurredAt: p.datetime(),
    /** What the events don't know: this one and the next two. */
    readAt: p.datetime().nullable(),
    /** From when it goes by mail; null: never. Settled at the first writing: a rebuild keeps it. */
    mailDueAt: p.datetime().nullable(),
    /** When that was done, or found to be needless. */
    mailedAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'notification_event_user_unique', properties: ['eventId', 'user'] }],
  indexes: [
    { name: 'notification_user_index', properties: ['user', 'occurredAt', 'id'] },
    {
      name: 'notification_unread_index',
      expression: `create index "notification_unread_index" on "notification" ("user_id") where read_at is null`,
    },
    {
      name: 'notification_mail_due_index',
      expression: `create index "notification_mail_due_index" on "notification" ("mail_due_at", "user_id") where mailed_at is null and mail_due_at is not null`,
    },
  ],
})
/** A line under somebody's bell: a projection of the events, rebuilt from them at will. */
export class Notification extends NotificationSchema.class {}
NotificationSchema.setClass(Notification)
