import { homePath, type NotificationKind } from '../kind.ts'
import { arrivalsStill } from '../still.ts'

/** The industrial supervisor returned the arrival note. */
export const arrivalReturned: NotificationKind = {
  on: 'arrival.returned',
  tells: ['student'],
  text: {
    en: ({ actor, day }) => `${actor} returned your arrival note of ${day}. Read why, and report again.`,
    sw: ({ actor, day }) => `${actor} amerudisha taarifa yako ya kuwasili ya ${day}. Soma sababu, kisha ripoti tena.`,
  },
  mail: 'atOnce',
  label: { en: 'Your arrival note was returned', sw: 'Taarifa yako ya kuwasili imerudishwa' },
  still: arrivalsStill('RETURNED'),
  path: homePath,
}
