import type { NotificationKind } from '../kind.ts'

/** The industrial supervisor signed a week off. */
export const weekSigned: NotificationKind = {
  on: 'week.signed',
  tells: ['student'],
  text: {
    en: ({ actor, day }) => `${actor} signed off your week of ${day}.`,
    sw: ({ actor, day }) => `${actor} ametia saini wiki yako inayoanza ${day}.`,
  },
  mail: 'never',
  label: { en: 'Your week was signed off', sw: 'Wiki yako imetiwa saini' },
  path: ({ data }) => `/student/weeks/${data.weekStartsOn}?placement=${data.placementId}`,
}
