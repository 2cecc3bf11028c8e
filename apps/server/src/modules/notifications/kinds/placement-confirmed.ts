import { homePath, type NotificationKind } from '../kind.ts'

/** A student has a place: by a coordinator, or by an offer taken. */
export const placementConfirmed: NotificationKind = {
  on: 'placement.confirmed',
  tells: ['student', 'industrialSupervisor', 'universitySupervisor'],
  text: {
    en: ({ own, student, company, placed }) =>
      own ? `You are placed at ${company}, ${placed}.` : `${student} is placed with you: ${company}, ${placed}.`,
    sw: ({ own, student, company, placed }) =>
      own ? `Umepangiwa mafunzo ${company}, ${placed}.` : `${student} amepangwa kwako: ${company}, ${placed}.`,
  },
  many: {
    en: ({ count, students }) => `${count} students are placed with you: ${students}.`,
    sw: ({ count, students }) => `Wanafunzi ${count} wamepangwa kwako: ${students}.`,
  },
  across: true,
  mail: 'atOnce',
  label: { en: 'A placement was confirmed', sw: 'Nafasi ya mafunzo imethibitishwa' },
  path: homePath,
}
