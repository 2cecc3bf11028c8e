import { transitionOf } from '@ipt/log-machine'
import { logPath, type NotificationKind } from '../kind.ts'
import { logsStill } from '../still.ts'

/** The industrial supervisor asked for a revision. */
export const logReturned: NotificationKind = {
  on: transitionOf('requestRevision').records,
  tells: transitionOf('requestRevision').tells,
  text: {
    en: ({ actor, day }) => `${actor} returned your log of ${day}. Read why, and send it again.`,
    sw: ({ actor, day }) => `${actor} amerudisha kumbukumbu yako ya ${day}. Soma sababu, kisha itume tena.`,
  },
  many: {
    en: ({ actor, count, days }) => `${actor} returned ${count} of your logs: ${days}. Read why, and send them again.`,
    sw: ({ actor, count, days }) => `${actor} amerudisha kumbukumbu zako ${count}: ${days}. Soma sababu, kisha zitume tena.`,
  },
  mail: 'digest',
  label: { en: 'A log of yours was returned', sw: 'Kumbukumbu yako imerudishwa' },
  still: logsStill('REVISION_REQUESTED'),
  path: logPath,
}
