import type { NotificationKind } from '../kind.ts'

/** An offer that a student had not answered was taken back. */
export const applicationOfferRevoked: NotificationKind = {
  on: 'application.offerRevoked',
  tells: ['student'],
  text: {
    en: ({ actor, vacancy, company }) =>
      `${actor} took back the offer of “${vacancy}” at ${company}. Your application is still on the shortlist.`,
    sw: ({ actor, vacancy, company }) =>
      `${actor} ameondoa nafasi “${vacancy}” ya ${company} uliyopewa. Ombi lako bado liko kwenye orodha fupi.`,
  },
  mail: 'atOnce',
  label: { en: 'An offer to you was taken back', sw: 'Nafasi uliyopewa imeondolewa' },
  path: () => '/student/applications',
}
