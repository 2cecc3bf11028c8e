import type { NotificationKind } from '../kind.ts'

/** A student's application was turned down. */
export const applicationRejected: NotificationKind = {
  on: 'application.rejected',
  tells: ['student'],
  text: {
    en: ({ vacancy, company }) => `Your application to ${company}, “${vacancy}”, was turned down.`,
    sw: ({ vacancy, company }) => `Ombi lako kwa ${company}, “${vacancy}”, limekataliwa.`,
  },
  mail: 'digest',
  label: { en: 'An application was turned down', sw: 'Ombi limekataliwa' },
  path: () => '/student/applications',
}
