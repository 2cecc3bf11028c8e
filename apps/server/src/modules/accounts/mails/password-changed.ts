import type { Language } from '@ipt/domain'
import { type MailBody, writeMail } from '../../mail/index.ts'

interface Change {
  name: string
  at: Date
  timeZone: string
  /** Where a new password can be asked for. */
  forgotLink: string
}

/** Tells a person that their password is another now: a stranger who changed it can't keep that from them. */
export const passwordChangedMail = (language: Language, { name, at, timeZone, forgotLink }: Change): MailBody =>
  writeMail({ language, name, ...WORDS[language](momentIn(language, timeZone, at), forgotLink) })

const WORDS = {
  en: (when: string, url: string) => ({
    subject: 'Your password for IPT Service was changed',
    before: [`Your password was changed on ${when}. Whoever was signed in with the old one is signed out.`, 'If it was you, all is well.'],
    action: { label: 'It was not me: set a new password', url },
    after: ['If it was not you, also tell the coordinator of your institution.'],
  }),
  sw: (when: string, url: string) => ({
    subject: 'Nenosiri lako la IPT Service limebadilishwa',
    before: [`Nenosiri lako limebadilishwa ${when}. Kila aliyeingia kwa nenosiri la zamani ametolewa.`, 'Kama ni wewe, hakuna tatizo.'],
    action: { label: 'Si mimi: weka nenosiri jipya', url },
    after: ['Kama si wewe, mwarifu pia mratibu wa chuo chako.'],
  }),
} satisfies Record<Language, (when: string, url: string) => object>

const momentIn = (language: Language, timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat(language === 'sw' ? 'sw-TZ' : 'en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at)
