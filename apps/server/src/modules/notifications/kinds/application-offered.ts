import type { NotificationKind } from '../kind.ts'
import { applicationsStill } from '../still.ts'

/** A student has an offer to answer. */
export const applicationOffered: NotificationKind = {
  on: 'application.offered',
  tells: ['student'],
  text: {
    en: ({ vacancy, company, answerBy }) => `${company} has a place for you: “${vacancy}”. Accept or decline it by ${answerBy}.`,
    sw: ({ vacancy, company, answerBy }) =>
      `${company} ina nafasi kwa ajili yako: “${vacancy}”. Ikubali au ikatae kabla ya ${answerBy} kuisha.`,
  },
  mail: 'atOnce',
  label: { en: 'You are offered a place', sw: 'Umepewa nafasi' },
  still: applicationsStill('OFFERED'),
  path: () => '/student/applications',
}
