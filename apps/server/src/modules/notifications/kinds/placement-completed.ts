import { homePath, type NotificationKind } from '../kind.ts'

/** A placement is over, and nothing of it waits. */
export const placementCompleted: NotificationKind = {
  on: 'placement.completed',
  tells: ['student', 'industrialSupervisor', 'universitySupervisor'],
  text: {
    en: ({ own, student, company }) => (own ? `Your placement at ${company} is completed.` : `The placement of ${student} is completed.`),
    sw: ({ own, student, company }) => (own ? `Mafunzo yako ya ${company} yamekamilika.` : `Mafunzo ya ${student} yamekamilika.`),
  },
  mail: 'digest',
  label: { en: 'A placement is completed', sw: 'Mafunzo yamekamilika' },
  path: homePath,
}
