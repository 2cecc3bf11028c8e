import type { NotificationKind } from '../kind.ts'

/** A student declined a place, which somebody else may have now. */
export const applicationDeclined: NotificationKind = {
  on: 'application.declined',
  tells: ['coordinator', 'industrialSupervisor'],
  text: {
    en: ({ student }) => `${student} declined the offer of a place. It is free again.`,
    sw: ({ student }) => `${student} amekataa nafasi aliyopewa. Sasa iko wazi tena.`,
  },
  mail: 'digest',
  label: { en: 'A student declined an offer', sw: 'Mwanafunzi amekataa nafasi' },
  path: ({ data }, role) => `/${role === 'coordinator' ? 'coordinator' : 'industry'}/vacancies/${data.vacancyId}`,
}
