import type { NotificationKind } from '../kind.ts'

/** "Wed 12 Aug", or "Wed 12 Aug – Fri 14 Aug". */
export const daysOf = ({ day, until }: { day: string; until: string }): string =>
  until === '' || until === day ? day : `${day} – ${until}`

/** Where a student's requests stand. */
export const leavePath: NotificationKind['path'] = ({ data }) => `/student/leave?placement=${data.placementId}`
