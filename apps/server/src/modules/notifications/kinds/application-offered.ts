import type { NotificationKind } from '../kind.ts'

/** A student has an offer to answer. */
export const applicationOffered: NotificationKind = {
  on: 'application.offered',
  tells: ['student'],
  text: {
    en: ({ actor }) => `${actor} offers you a place. Accept or decline it in time.`,
    sw: ({ actor }) => `${actor} amekupa nafasi. Ikubali au ikatae kwa wakati.`,
  },
  mail: 'atOnce',
  label: { en: 'You are offered a place', sw: 'Umepewa nafasi' },
  path: () => '/student/applications',
}
