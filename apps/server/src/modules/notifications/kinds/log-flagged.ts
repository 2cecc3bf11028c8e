import { transitionOf } from '@ipt/log-machine'
import { HOME, type NotificationKind } from '../kind.ts'
import { logsStill } from '../still.ts'

/** The coordinator has a flag to resolve. */
export const logFlagged: NotificationKind = {
  on: transitionOf('flag').records,
  tells: transitionOf('flag').tells,
  text: {
    en: ({ actor, student, day }) => `${actor} flagged the log of ${student} of ${day}. Decide what becomes of it.`,
    sw: ({ actor, student, day }) => `${actor} ameweka alama kwenye kumbukumbu ya ${student} ya ${day}. Amua hatima yake.`,
  },
  many: {
    en: ({ actor, student, count, days }) => `${actor} flagged ${count} logs of ${student}: ${days}. Decide what becomes of them.`,
    sw: ({ actor, student, count, days }) => `${actor} ameweka alama kwenye kumbukumbu ${count} za ${student}: ${days}. Amua hatima yake.`,
  },
  mail: 'digest',
  label: { en: 'A log was flagged', sw: 'Kumbukumbu imewekewa alama' },
  still: logsStill('FLAGGED'),
  path: ({ subjectId }, role) => `${HOME[role]}/flags/${subjectId}`,
}
