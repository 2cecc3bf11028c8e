import { transitionOf } from '@ipt/log-machine'
import { logPath, type NotificationKind } from '../kind.ts'

/** A returned log came back with a new revision. */
export const logResubmitted: NotificationKind = {
  on: transitionOf('resubmit').records,
  tells: transitionOf('resubmit').tells,
  text: {
    en: ({ student, day }) => `${student} answered your question about ${day}. The new revision waits for you.`,
    sw: ({ student, day }) => `${student} amejibu swali lako kuhusu ${day}. Toleo jipya linakusubiri.`,
  },
  path: logPath,
}
