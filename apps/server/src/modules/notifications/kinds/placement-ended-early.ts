import { homePath, type NotificationKind } from '../kind.ts'

/** A placement ended before its time: its people know from which day on nothing is logged. */
export const placementEndedEarly: NotificationKind = {
  on: 'placement.endedEarly',
  tells: ['student', 'industrialSupervisor', 'universitySupervisor'],
  text: {
    en: ({ own, student, company, day }) =>
      own ? `Your placement at ${company} ended early, on ${day}.` : `The placement of ${student} ended early, on ${day}.`,
    sw: ({ own, student, company, day }) =>
      own ? `Mafunzo yako ya ${company} yamekwisha mapema, ${day}.` : `Mafunzo ya ${student} yamekwisha mapema, ${day}.`,
  },
  mail: 'atOnce',
  label: { en: 'A placement ended early', sw: 'Mafunzo yamekwisha mapema' },
  path: homePath,
}
