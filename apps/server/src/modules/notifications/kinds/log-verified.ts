import { transitionOf } from '@ipt/log-machine'
import { logPath, type NotificationKind } from '../kind.ts'

/** A verified log waits for the university supervisor. */
export const logVerified: NotificationKind = {
  on: transitionOf('verify').records,
  tells: transitionOf('verify').tells,
  text: {
    en: ({ actor, student, day }) => `${actor} verified the log of ${student} of ${day}. It waits for you.`,
    sw: ({ actor, student, day }) => `${actor} amethibitisha kumbukumbu ya ${student} ya ${day}. Inakusubiri.`,
  },
  path: logPath,
}
