import type { NotificationKind } from '../kind.ts'
import { leavesStill } from '../still.ts'
import { daysOf, leavePath } from './leave-days.ts'

/** The industrial supervisor declined the leave. */
export const leaveDeclined: NotificationKind = {
  on: 'leave.declined',
  tells: ['student'],
  text: {
    en: (told) => `${told.actor} declined your leave, ${daysOf(told)}. Read why.`,
    sw: (told) => `${told.actor} amekataa ruhusa yako, ${daysOf(told)}. Soma sababu.`,
  },
  mail: 'atOnce',
  label: { en: 'Your leave was declined', sw: 'Ruhusa yako imekataliwa' },
  still: leavesStill('DECLINED'),
  path: leavePath,
}
