import { transitionOf } from '@ipt/log-machine'
import { logPath, type NotificationKind } from '../kind.ts'
import { logsStill } from '../still.ts'

/** The coordinator found nothing wrong. */
export const logFlagCleared: NotificationKind = {
  on: transitionOf('clearFlag').records,
  tells: transitionOf('clearFlag').tells,
  text: {
    en: ({ actor, student, day }) => `${actor} cleared the flag on the log of ${student} of ${day}. It waits for you again.`,
    sw: ({ actor, student, day }) => `${actor} ameondoa alama kwenye kumbukumbu ya ${student} ya ${day}. Inakusubiri tena.`,
  },
  mail: 'digest',
  label: { en: 'A flag was cleared', sw: 'Alama imeondolewa' },
  still: logsStill('VERIFIED_INDUSTRY'),
  path: logPath,
}
