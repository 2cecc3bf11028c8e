import { z } from 'zod'
import { Moment } from './primitives.ts'

/** A person's private calendar feed, if there is one. Its address is shown once, when it is made. */
export const CalendarFeedView = z.object({ createdAt: Moment, lastFetchedAt: Moment.nullable() }).nullable()
export type CalendarFeedView = z.infer<typeof CalendarFeedView>

/** The feed's new address, from the root of this server on: whoever knows it reads the feed. It is kept nowhere. */
export const NewCalendarFeed = z.object({ path: z.string(), createdAt: Moment })
export type NewCalendarFeed = z.infer<typeof NewCalendarFeed>
