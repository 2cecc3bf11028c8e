import type { NotificationKind } from '../kind.ts'

/** A student let an offer run out. */
export const applicationExpired: NotificationKind = {
  on: 'application.expired',
  tells: ['student'],
  text: {
    en: ({ vacancy, company }) => `The place “${vacancy}” at ${company} was offered to you; the time for answering has run out.`,
    sw: ({ vacancy, company }) => `Nafasi “${vacancy}” ya ${company} uliyopewa imepita muda kabla hujajibu.`,
  },
  mail: 'atOnce',
  label: { en: 'An offer to you ran out', sw: 'Nafasi uliyopewa imepita muda' },
  path: () => '/student/applications',
}
