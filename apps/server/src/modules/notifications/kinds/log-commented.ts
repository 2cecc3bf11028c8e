import { logPath, type NotificationKind } from '../kind.ts'

/** Somebody said something about a log: the others of its thread hear of it. */
export const logCommented: NotificationKind = {
  on: 'log.commented',
  tells: ['student', 'industrialSupervisor', 'universitySupervisor'],
  text: {
    en: ({ actor, student, day, data }) =>
      data.toldAs === 'student' ? `${actor} commented on your log of ${day}.` : `${actor} commented on the log of ${student} of ${day}.`,
    sw: ({ actor, student, day, data }) =>
      data.toldAs === 'student'
        ? `${actor} ametoa maoni kwenye kumbukumbu yako ya ${day}.`
        : `${actor} ametoa maoni kwenye kumbukumbu ya ${student} ya ${day}.`,
  },
  mail: 'digest',
  label: { en: 'A comment on a log', sw: 'Maoni kwenye kumbukumbu' },
  path: logPath,
}
