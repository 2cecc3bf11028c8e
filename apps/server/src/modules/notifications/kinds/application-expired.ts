import type { NotificationKind } from '../kind.ts'

/** A student let an offer run out. */
export const applicationExpired: NotificationKind = {
  on: 'application.expired',
  tells: ['student'],
  text: {
    en: () => 'An offer of a place ran out before you answered it.',
    sw: () => 'Nafasi uliyopewa imepita muda kabla hujajibu.',
  },
  mail: 'atOnce',
  label: { en: 'An offer to you ran out', sw: 'Nafasi uliyopewa imepita muda' },
  path: () => '/student/applications',
}
