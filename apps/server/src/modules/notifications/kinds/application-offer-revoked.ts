import type { NotificationKind } from '../kind.ts'

/** An offer that a student had not answered was taken back. */
export const applicationOfferRevoked: NotificationKind = {
  on: 'application.offerRevoked',
  tells: ['student'],
  text: {
    en: ({ actor }) => `${actor} took back the offer of a place. Your application is still on the shortlist.`,
    sw: ({ actor }) => `${actor} ameondoa nafasi aliyokupa. Ombi lako bado liko kwenye orodha fupi.`,
  },
  mail: 'atOnce',
  label: { en: 'An offer to you was taken back', sw: 'Nafasi uliyopewa imeondolewa' },
  path: () => '/student/applications',
}
