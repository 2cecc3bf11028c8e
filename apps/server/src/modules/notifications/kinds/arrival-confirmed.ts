import { homePath, type NotificationKind } from '../kind.ts'

/** The industrial supervisor confirmed the arrival. */
export const arrivalConfirmed: NotificationKind = {
  on: 'arrival.confirmed',
  tells: ['student'],
  text: {
    en: ({ actor, day }) => `${actor} confirmed your arrival on ${day}.`,
    sw: ({ actor, day }) => `${actor} amethibitisha kuwasili kwako ${day}.`,
  },
  mail: 'never',
  label: { en: 'Your arrival was confirmed', sw: 'Kuwasili kwako kumethibitishwa' },
  path: homePath,
}
