import type { NotificationKind } from '../kind.ts'

/** A student took a place: his coordinators and the host's contact know whom to expect. */
export const applicationAccepted: NotificationKind = {
  on: 'application.accepted',
  tells: ['coordinator', 'industrialSupervisor'],
  text: {
    en: ({ student, vacancy, company }) => `${student} accepted the place “${vacancy}” at ${company}.`,
    sw: ({ student, vacancy, company }) => `${student} amekubali nafasi “${vacancy}” ya ${company}.`,
  },
  mail: 'digest',
  label: { en: 'A student accepted an offer', sw: 'Mwanafunzi amekubali nafasi' },
  path: ({ data }, role) => `/${role === 'coordinator' ? 'coordinator' : 'industry'}/vacancies/${data.vacancyId}`,
}
