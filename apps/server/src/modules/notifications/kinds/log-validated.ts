import { transitionOf } from '@ipt/log-machine'
import { logPath, type NotificationKind } from '../kind.ts'

/** The student's log is accepted for good. */
export const logValidated: NotificationKind = {
  on: transitionOf('validate').records,
  tells: transitionOf('validate').tells,
  text: {
    en: ({ actor, day }) => `${actor} validated your log of ${day}. It is archived.`,
    sw: ({ actor, day }) => `${actor} ameidhinisha kumbukumbu yako ya ${day}. Imehifadhiwa.`,
  },
  path: logPath,
}
