import { transitionOf } from '@ipt/log-machine'
import { logPath, type NotificationKind } from '../kind.ts'
import { logsStill } from '../still.ts'

/** The student's log is accepted for good. */
export const logValidated: NotificationKind = {
  on: transitionOf('validate').records,
  tells: transitionOf('validate').tells,
  text: {
    en: ({ actor, day }) => `${actor} validated your log of ${day}. It is archived.`,
    sw: ({ actor, day }) => `${actor} ameidhinisha kumbukumbu yako ya ${day}. Imehifadhiwa.`,
  },
  many: {
    en: ({ actor, count, days }) => `${actor} validated ${count} of your logs: ${days}. They are archived.`,
    sw: ({ actor, count, days }) => `${actor} ameidhinisha kumbukumbu zako ${count}: ${days}. Zimehifadhiwa.`,
  },
  mail: 'never',
  label: { en: 'A log of yours was validated', sw: 'Kumbukumbu yako imeidhinishwa' },
  still: logsStill('VERIFIED_ACADEMIC'),
  path: logPath,
}
