import { transitionOf } from '@ipt/log-machine'
import { logPath, type NotificationKind } from '../kind.ts'

/** The coordinator sent a flagged log back. */
export const logReturnedToStudent: NotificationKind = {
  on: transitionOf('returnToStudent').records,
  tells: transitionOf('returnToStudent').tells,
  text: {
    en: ({ actor, student, day }) => `${actor} sent the log of ${student} of ${day} back for a new revision.`,
    sw: ({ actor, student, day }) => `${actor} amerudisha kumbukumbu ya ${student} ya ${day} ili iandikwe upya.`,
  },
  path: logPath,
}
