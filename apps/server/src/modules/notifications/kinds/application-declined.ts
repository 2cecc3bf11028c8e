import type { NotificationKind } from '../kind.ts'

/** A student declined a place, which somebody else may have now. */
export const applicationDeclined: NotificationKind = {
  on: 'application.declined',
  tells: ['coordinator', 'industrialSupervisor'],
  text: {
    en: ({ student, vacancy, company }) => `${student} declined the place “${vacancy}” at ${company}. It is free again.`,
    sw: ({ student, vacancy, company }) => `${student} amekataa nafasi “${vacancy}” ya ${company}. Sasa iko wazi tena.`,
  },
  mail: 'digest',
  label: { en: 'A student declined an offer', sw: 'Mwanafunzi amekataa nafasi' },
  path: ({ data }, role) => `/${role === 'coordinator' ? 'coordinator' : 'industry'}/vacancies/${data.vacancyId}`,
}
