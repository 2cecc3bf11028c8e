import { homePath, type NotificationKind } from '../kind.ts'

/** A student goes on at another place: those of the old one know from which day on. */
export const placementMoved: NotificationKind = {
  on: 'placement.moved',
  tells: ['student', 'industrialSupervisor', 'universitySupervisor'],
  text: {
    en: ({ student, day }) => `${student} goes on at another place. The last day at the old one is ${day}.`,
    sw: ({ student, day }) => `${student} anaendelea mahali pengine. Siku ya mwisho pa zamani ni ${day}.`,
  },
  mail: 'atOnce',
  label: { en: 'A student changes the place', sw: 'Mwanafunzi anahamia mahali pengine' },
  path: homePath,
}
