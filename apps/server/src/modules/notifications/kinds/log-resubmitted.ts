import { transitionOf } from '@ipt/log-machine'
import { logPath, type NotificationKind } from '../kind.ts'
import { logsStill } from '../still.ts'

/** A returned log came back with a new revision. */
export const logResubmitted: NotificationKind = {
  on: transitionOf('resubmit').records,
  tells: transitionOf('resubmit').tells,
  text: {
    en: ({ student, day }) => `${student} answered your question about ${day}. The new revision waits for you.`,
    sw: ({ student, day }) => `${student} amejibu swali lako kuhusu ${day}. Toleo jipya linakusubiri.`,
  },
  many: {
    en: ({ student, count, days }) => `${student} answered your questions about ${count} logs: ${days}. The new revisions wait for you.`,
    sw: ({ student, count, days }) => `${student} amejibu maswali yako kuhusu kumbukumbu ${count}: ${days}. Matoleo mapya yanakusubiri.`,
  },
  mail: 'digest',
  label: { en: 'A returned log came back', sw: 'Kumbukumbu iliyorudishwa imetumwa tena' },
  still: logsStill('SUBMITTED'),
  path: logPath,
}
