import type { Language } from '@ipt/domain'
import { type MailBody, writeMail } from '../../mail/index.ts'

interface Given {
  name: string
  institution: string
  link: string
}

/** Tells somebody who has an account that another institution has put them down. */
export const roleGivenMail = (language: Language, { name, institution, link }: Given): MailBody =>
  writeMail({ language, name, ...WORDS[language](institution, link) })

const WORDS = {
  en: (institution: string, url: string) => ({
    subject: `${institution} added you in IPT Service`,
    before: [`${institution} has given you a role in IPT Service. Sign in as always: your account and password stay as they are.`],
    action: { label: 'Open IPT Service', url },
    after: ['If you do not know this institution, write to its coordinator, who can take the role back.'],
  }),
  sw: (institution: string, url: string) => ({
    subject: `${institution} kimekuongeza kwenye IPT Service`,
    before: [`${institution} kimekupa wajibu kwenye IPT Service. Ingia kama kawaida: akaunti na nenosiri lako havijabadilika.`],
    action: { label: 'Fungua IPT Service', url },
    after: ['Kama hukijui chuo hiki, mwandikie mratibu wake, anayeweza kuondoa wajibu huo.'],
  }),
} satisfies Record<Language, (institution: string, url: string) => object>
