import { homePath, type NotificationKind } from '../kind.ts'

/** A student has a place: by a coordinator, or by an offer taken. */
export const placementConfirmed: NotificationKind = {
  on: 'placement.confirmed',
  tells: ['student', 'industrialSupervisor', 'universitySupervisor'],
  text: {
    en: ({ student }) => `The placement of ${student} is confirmed.`,
    sw: ({ student }) => `Nafasi ya mafunzo ya ${student} imethibitishwa.`,
  },
  mail: 'atOnce',
  label: { en: 'A placement was confirmed', sw: 'Nafasi ya mafunzo imethibitishwa' },
  path: homePath,
}
