import { homePath, type NotificationKind } from '../kind.ts'

/** A placement ended before its time: its people know from which day on nothing is logged. */
export const placementEndedEarly: NotificationKind = {
  on: 'placement.endedEarly',
  tells: ['student', 'industrialSupervisor', 'universitySupervisor'],
  text: {
    en: ({ student, day }) => `The placement of ${student} ended early, on ${day}.`,
    sw: ({ student, day }) => `Mafunzo ya ${student} yamekwisha mapema, ${day}.`,
  },
  mail: 'atOnce',
  label: { en: 'A placement ended early', sw: 'Mafunzo yamekwisha mapema' },
  path: homePath,
}
