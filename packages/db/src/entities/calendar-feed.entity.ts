import { defineEntity, p } from '@mikro-orm/core'
import { User } from './user.entity.ts'

const CalendarFeedSchema = defineEntity({
  name: 'CalendarFeed',
  tableName: 'calendar_feed',
  properties: {
    /** SHA-256 of the address's secret, hex. */
    id: p.text().primary(),
    user: () => p.manyToOne(User).deleteRule('cascade').unique('calendar_feed_user_unique'),
    createdAt: p.datetime(),
    lastFetchedAt: p.datetime().nullable(),
  },
})
/** The one address under which a person's calendar can be fetched without signing in. */
export class CalendarFeed extends CalendarFeedSchema.class {}
CalendarFeedSchema.setClass(CalendarFeed)
