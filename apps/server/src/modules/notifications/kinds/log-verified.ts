import { transitionOf } from '@ipt/log-machine'
import { logPath, type NotificationKind } from '../kind.ts'
import { logsStill } from '../still.ts'

/** A verified log waits for the university supervisor. */
export const logVerified: NotificationKind = {
  on: transitionOf('verify').records,
  tells: transitionOf('verify').tells,
  text: {
    en: ({ actor, student, day }) => `${actor} verified the log of ${student} of ${day}. It waits for you.`,
    sw: ({ actor, student, day }) => `${actor} amethibitisha kumbukumbu ya ${student} ya ${day}. Inakusubiri.`,
  },
  many: {
    en: ({ actor, student, count, days }) => `${actor} verified ${count} logs of ${student}: ${days}. They wait for you.`,
    sw: ({ actor, student, count, days }) => `${actor} amethibitisha kumbukumbu ${count} za ${student}: ${days}. Zinakusubiri.`,
  },
  mail: 'digest',
  label: { en: 'A verified log waits for you', sw: 'Kumbukumbu iliyothibitishwa inakusubiri' },
  still: logsStill('VERIFIED_INDUSTRY'),
  path: logPath,
}
