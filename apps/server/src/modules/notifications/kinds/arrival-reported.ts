import { homePath, type NotificationKind } from '../kind.ts'
import { arrivalsStill } from '../still.ts'

/** A student says he has arrived. */
export const arrivalReported: NotificationKind = {
  on: 'arrival.reported',
  tells: ['industrialSupervisor'],
  text: {
    en: ({ student, day }) => `${student} reported arrival on ${day}. Confirm it.`,
    sw: ({ student, day }) => `${student} ameripoti kuwasili ${day}. Thibitisha.`,
  },
  mail: 'atOnce',
  label: { en: 'A student reported arrival', sw: 'Mwanafunzi ameripoti kuwasili' },
  still: arrivalsStill('REPORTED'),
  path: homePath,
}
