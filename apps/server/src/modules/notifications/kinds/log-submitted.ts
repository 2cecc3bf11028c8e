import { transitionOf } from '@ipt/log-machine'
import { logPath, type NotificationKind } from '../kind.ts'
import { logsStill } from '../still.ts'

/** A day's work waits for the industrial supervisor. */
export const logSubmitted: NotificationKind = {
  on: transitionOf('submit').records,
  tells: transitionOf('submit').tells,
  text: {
    en: ({ student, day }) => `${student} logged ${day}. It waits for you.`,
    sw: ({ student, day }) => `${student} ameandika kumbukumbu ya ${day}. Inakusubiri.`,
  },
  many: {
    en: ({ student, count, days }) => `${count} logs of ${student} wait for you: ${days}.`,
    sw: ({ student, count, days }) => `Kumbukumbu ${count} za ${student} zinakusubiri: ${days}.`,
  },
  mail: 'digest',
  label: { en: 'A log waits for you', sw: 'Kumbukumbu inakusubiri' },
  still: logsStill('SUBMITTED'),
  path: logPath,
}
