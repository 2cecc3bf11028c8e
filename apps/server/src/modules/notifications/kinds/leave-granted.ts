import type { NotificationKind } from '../kind.ts'
import { leavesStill } from '../still.ts'
import { daysOf, leavePath } from './leave-days.ts'

/** The industrial supervisor granted the leave. */
export const leaveGranted: NotificationKind = {
  on: 'leave.granted',
  tells: ['student'],
  text: {
    en: (told) => `${told.actor} granted your leave, ${daysOf(told)}.`,
    sw: (told) => `${told.actor} amekubali ruhusa yako, ${daysOf(told)}.`,
  },
  mail: 'atOnce',
  label: { en: 'Your leave was granted', sw: 'Ruhusa yako imekubaliwa' },
  still: leavesStill('GRANTED'),
  path: leavePath,
}
