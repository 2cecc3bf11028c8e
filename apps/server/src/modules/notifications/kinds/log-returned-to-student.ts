import { transitionOf } from '@ipt/log-machine'
import { logPath, type NotificationKind } from '../kind.ts'
import { logsStill } from '../still.ts'

/** The coordinator sent a flagged log back. */
export const logReturnedToStudent: NotificationKind = {
  on: transitionOf('returnToStudent').records,
  tells: transitionOf('returnToStudent').tells,
  text: {
    en: ({ actor, student, day }) => `${actor} sent the log of ${student} of ${day} back for a new revision.`,
    sw: ({ actor, student, day }) => `${actor} amerudisha kumbukumbu ya ${student} ya ${day} ili iandikwe upya.`,
  },
  mail: 'digest',
  label: { en: 'A flagged log was sent back', sw: 'Kumbukumbu yenye alama imerudishwa' },
  still: logsStill('REVISION_REQUESTED'),
  path: logPath,
}
