import type { NotificationKind } from '../kind.ts'

/** A student's application was turned down. */
export const applicationRejected: NotificationKind = {
  on: 'application.rejected',
  tells: ['student'],
  text: {
    en: ({ actor }) => `${actor} turned down one of your applications.`,
    sw: ({ actor }) => `${actor} amekataa mojawapo ya maombi yako.`,
  },
  mail: 'digest',
  label: { en: 'An application was turned down', sw: 'Ombi limekataliwa' },
  path: () => '/student/applications',
}
