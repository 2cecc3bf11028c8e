import { homePath, type NotificationKind } from '../kind.ts'

/** A placement does not come to be. */
export const placementCancelled: NotificationKind = {
  on: 'placement.cancelled',
  tells: ['student', 'industrialSupervisor', 'universitySupervisor'],
  text: {
    en: ({ own, student, company }) => (own ? `Your placement at ${company} was cancelled.` : `The placement of ${student} was cancelled.`),
    sw: ({ own, student, company }) =>
      own ? `Nafasi yako ya mafunzo ya ${company} imefutwa.` : `Nafasi ya mafunzo ya ${student} imefutwa.`,
  },
  mail: 'atOnce',
  label: { en: 'A placement was cancelled', sw: 'Nafasi ya mafunzo imefutwa' },
  path: homePath,
}
