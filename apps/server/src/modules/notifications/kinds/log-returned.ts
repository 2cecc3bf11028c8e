import { transitionOf } from '@ipt/log-machine'
import { logPath, type NotificationKind } from '../kind.ts'

/** The industrial supervisor asked for a revision. */
export const logReturned: NotificationKind = {
  on: transitionOf('requestRevision').records,
  tells: transitionOf('requestRevision').tells,
  text: {
    en: ({ actor, day }) => `${actor} returned your log of ${day}. Read why, and send it again.`,
    sw: ({ actor, day }) => `${actor} amerudisha kumbukumbu yako ya ${day}. Soma sababu, kisha itume tena.`,
  },
  path: logPath,
}
