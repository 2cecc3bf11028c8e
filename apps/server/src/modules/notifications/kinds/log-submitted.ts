import { transitionOf } from '@ipt/log-machine'
import { logPath, type NotificationKind } from '../kind.ts'

/** A day's work waits for the industrial supervisor. */
export const logSubmitted: NotificationKind = {
  on: transitionOf('submit').records,
  tells: transitionOf('submit').tells,
  text: {
    en: ({ student, day }) => `${student} logged ${day}. It waits for you.`,
    sw: ({ student, day }) => `${student} ameandika kumbukumbu ya ${day}. Inakusubiri.`,
  },
  path: logPath,
}
