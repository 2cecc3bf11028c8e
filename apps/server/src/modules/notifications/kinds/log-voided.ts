import { transitionOf } from '@ipt/log-machine'
import { logPath, type NotificationKind } from '../kind.ts'

/** The coordinator voided a flagged log. */
export const logVoided: NotificationKind = {
  on: transitionOf('void').records,
  tells: transitionOf('void').tells,
  text: {
    en: ({ actor, student, day }) => `${actor} voided the log of ${student} of ${day}. It no longer counts.`,
    sw: ({ actor, student, day }) => `${actor} amebatilisha kumbukumbu ya ${student} ya ${day}. Haihesabiki tena.`,
  },
  mail: 'digest',
  label: { en: 'A flagged log was voided', sw: 'Kumbukumbu yenye alama imebatilishwa' },
  path: logPath,
}
