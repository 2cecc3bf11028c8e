import type { Language } from '@ipt/domain'
import { type MailBody, writeMail } from '../../mail/index.ts'

/** The link to a new password. */
export const passwordResetMail = (language: Language, { name, link }: { name: string; link: string }): MailBody =>
  writeMail({ language, name, ...WORDS[language](link) })

const WORDS = {
  en: (url: string) => ({
    subject: 'Set a new password for IPT Service',
    before: [
      'Somebody asked for a new password for your account, and we hope it was you. This link sets one. It is good for one hour, and once.',
    ],
    action: { label: 'Set a new password', url },
    after: ['If it was not you, do nothing: your password stays as it is.'],
  }),
  sw: (url: string) => ({
    subject: 'Weka nenosiri jipya la IPT Service',
    before: [
      'Kuna aliyeomba nenosiri jipya la akaunti yako, na tunatumaini ni wewe. Kiungo hiki kinaliweka. Kinafanya kazi kwa saa moja, na mara moja tu.',
    ],
    action: { label: 'Weka nenosiri jipya', url },
    after: ['Kama si wewe, usifanye chochote: nenosiri lako litabaki lilivyo.'],
  }),
} satisfies Record<Language, (url: string) => object>
