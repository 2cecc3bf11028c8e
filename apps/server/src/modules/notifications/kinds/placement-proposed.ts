import { HOME, type NotificationKind } from '../kind.ts'

/** A student found a place himself: a coordinator checks it. */
export const placementProposed: NotificationKind = {
  on: 'placement.proposed',
  tells: ['coordinator'],
  text: {
    en: ({ student }) => `${student} found a place, and waits for it to be checked.`,
    sw: ({ student }) => `${student} amepata nafasi, na anasubiri ikaguliwe.`,
  },
  mail: 'digest',
  label: { en: 'A student found a place', sw: 'Mwanafunzi amepata nafasi' },
  path: ({ subjectId }, role) => `${HOME[role]}/placements/${subjectId}`,
}
