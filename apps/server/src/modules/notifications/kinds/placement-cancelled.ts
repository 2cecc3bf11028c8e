import { homePath, type NotificationKind } from '../kind.ts'

/** A placement does not come to be. */
export const placementCancelled: NotificationKind = {
  on: 'placement.cancelled',
  tells: ['student', 'industrialSupervisor', 'universitySupervisor'],
  text: {
    en: ({ student }) => `The placement of ${student} was cancelled.`,
    sw: ({ student }) => `Nafasi ya mafunzo ya ${student} imefutwa.`,
  },
  mail: 'atOnce',
  label: { en: 'A placement was cancelled', sw: 'Nafasi ya mafunzo imefutwa' },
  path: homePath,
}
