import { CalendarFeedView, NewCalendarFeed } from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { viewFeed } from './calendar.queries.ts'
import { createFeed } from './create-feed.ts'
import { revokeFeed } from './revoke-feed.ts'

export const calendarRouter = router({
  feed: permitted('calendar.own')
    .output(CalendarFeedView)
    .query(({ ctx }) => viewFeed(ctx)),
  create: permitted('calendar.own')
    .output(NewCalendarFeed)
    .mutation(({ ctx }) => createFeed(ctx)),
  revoke: permitted('calendar.own')
    .output(CalendarFeedView)
    .mutation(({ ctx }) => revokeFeed(ctx)),
})
