import type { NotificationKind } from '../kind.ts'

/** A student took a place: his coordinators and the host's contact know whom to expect. */
export const applicationAccepted: NotificationKind = {
  on: 'application.accepted',
  tells: ['coordinator', 'industrialSupervisor'],
  text: {
    en: ({ student }) => `${student} accepted the offer of a place.`,
    sw: ({ student }) => `${student} amekubali nafasi aliyopewa.`,
  },
  mail: 'digest',
  label: { en: 'A student accepted an offer', sw: 'Mwanafunzi amekubali nafasi' },
  path: ({ data }, role) => `/${role === 'coordinator' ? 'coordinator' : 'industry'}/vacancies/${data.vacancyId}`,
}
