import { homePath, type NotificationKind } from '../kind.ts'

/** A placement is over, and nothing of it waits. */
export const placementCompleted: NotificationKind = {
  on: 'placement.completed',
  tells: ['student', 'industrialSupervisor', 'universitySupervisor'],
  text: {
    en: ({ student }) => `The placement of ${student} is completed.`,
    sw: ({ student }) => `Mafunzo ya ${student} yamekamilika.`,
  },
  mail: 'digest',
  label: { en: 'A placement is completed', sw: 'Mafunzo yamekamilika' },
  path: homePath,
}
