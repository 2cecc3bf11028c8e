import type { NotificationKind } from '../kind.ts'
import { daysOf, leavePath } from './leave-days.ts'

/** The industrial supervisor granted the leave. */
export const leaveGranted: NotificationKind = {
  on: 'leave.granted',
  tells: ['student'],
  text: {
    en: (told) => `${told.actor} granted your leave, ${daysOf(told)}.`,
    sw: (told) => `${told.actor} amekubali ruhusa yako, ${daysOf(told)}.`,
  },
  path: leavePath,
}
