import { defineEntity, p } from '@mikro-orm/core'

const EventPendingSchema = defineEntity({
  name: 'EventPending',
  tableName: 'event_pending',
  properties: {
    /** Taken while the subject's row is locked, so that the events of one subject keep their order. */
    id: p.bigint().primary().autoincrement(),
    eventId: p.uuid().unique('event_pending_event_unique'),
  },
})
/** Committed, and not yet given its place. */
export class EventPending extends EventPendingSchema.class {}
EventPendingSchema.setClass(EventPending)

const EventPositionSchema = defineEntity({
  name: 'EventPosition',
  tableName: 'event_position',
  properties: {
    seq: p.bigint().primary().autoincrement(false),
    eventId: p.uuid().unique('event_position_event_unique'),
  },
})
/** The one order of events, given after the commit. Projections and cursors go by `seq`. */
export class EventPosition extends EventPositionSchema.class {}
EventPositionSchema.setClass(EventPosition)

const ProjectionCursorSchema = defineEntity({
  name: 'ProjectionCursor',
  tableName: 'projection_cursor',
  properties: { name: p.text().primary(), seq: p.bigint(), updatedAt: p.datetime() },
})
/** How far a projection has read. */
export class ProjectionCursor extends ProjectionCursorSchema.class {}
ProjectionCursorSchema.setClass(ProjectionCursor)
