import { operations } from '../../kernel/operations.ts'

export const calendarOperations = operations('Calendar', {
  'calendar.feed': ['get', '/me/calendar-feed', 'The caller’s calendar feed, without its secret'],
  'calendar.create': ['post', '/me/calendar-feed', 'Make a calendar feed, or a new address for it: the old one ends', { status: 201 }],
  'calendar.revoke': ['delete', '/me/calendar-feed', 'End the calendar feed'],
})
