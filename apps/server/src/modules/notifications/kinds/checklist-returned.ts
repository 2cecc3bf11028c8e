import type { NotificationKind } from '../kind.ts'

/** Something on a student's checklist came back with a question. */
export const checklistReturned: NotificationKind = {
  on: 'checklist.returned',
  tells: ['student'],
  text: {
    en: ({ actor }) => `${actor} returned something on your checklist. See why.`,
    sw: ({ actor }) => `${actor} amerudisha kitu kwenye orodha yako. Ona kwa nini.`,
  },
  mail: 'digest',
  label: { en: 'Something on your checklist was returned', sw: 'Kitu kwenye orodha yako kimerudishwa' },
  path: () => '/student/checklist',
}
