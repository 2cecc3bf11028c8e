import { transitionOf } from '@ipt/log-machine'
import { HOME, type NotificationKind } from '../kind.ts'

/** The coordinator has a flag to resolve. */
export const logFlagged: NotificationKind = {
  on: transitionOf('flag').records,
  tells: transitionOf('flag').tells,
  text: {
    en: ({ actor, student, day }) => `${actor} flagged the log of ${student} of ${day}. Decide what becomes of it.`,
    sw: ({ actor, student, day }) => `${actor} ameweka alama kwenye kumbukumbu ya ${student} ya ${day}. Amua hatima yake.`,
  },
  path: ({ subjectId }, role) => `${HOME[role]}/flags/${subjectId}`,
}
