import { defineEntity, p } from '@mikro-orm/core'
import { DomainEvent } from './domain-event.entity.ts'

const EventContentSchema = defineEntity({
  name: 'EventContent',
  tableName: 'event_content',
  properties: {
    event: () => p.oneToOne(DomainEvent).owner().deleteRule('restrict').primary(),
    /** Random, hex: without it the digest says nothing about short texts. */
    salt: p.text(),
    comment: p.text(),
  },
})
/** A person's words in an event, apart from it, so that they can be erased while the record stays whole. */
export class EventContent extends EventContentSchema.class {}
EventContentSchema.setClass(EventContent)
