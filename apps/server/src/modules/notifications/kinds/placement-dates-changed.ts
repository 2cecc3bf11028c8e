import { homePath, type NotificationKind } from '../kind.ts'

/** A placement has other days. */
export const placementDatesChanged: NotificationKind = {
  on: 'placement.datesChanged',
  tells: ['student', 'industrialSupervisor', 'universitySupervisor'],
  text: {
    en: ({ student, day, until }) => `The placement of ${student} is now from ${day} to ${until}.`,
    sw: ({ student, day, until }) => `Mafunzo ya ${student} sasa ni kuanzia ${day} hadi ${until}.`,
  },
  mail: 'digest',
  label: { en: 'The dates of a placement changed', sw: 'Tarehe za mafunzo zimebadilika' },
  path: homePath,
}
