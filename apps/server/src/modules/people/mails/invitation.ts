import type { Language } from '@ipt/domain'
import { type MailBody, writeMail } from '../../mail/index.ts'

interface Invited {
  name: string
  institution: string
  link: string
}

/** The link by which a person makes their account. */
export const invitationMail = (language: Language, { name, institution, link }: Invited): MailBody =>
  writeMail({ language, name, ...WORDS[language](institution, link) })

const WORDS = {
  en: (institution: string, url: string) => ({
    subject: `${institution} invites you to IPT Service`,
    before: [
      `${institution} runs its industrial practical training with IPT Service, and has put you down for it.`,
      'Choose a password to make your account. The link is good for 14 days; afterwards it can send you a new one.',
    ],
    action: { label: 'Make my account', url },
    after: ['If you did not expect this, do nothing: without a password there is no account.'],
  }),
  sw: (institution: string, url: string) => ({
    subject: `${institution} kinakualika kwenye IPT Service`,
    before: [
      `${institution} kinaendesha mafunzo kwa vitendo kwa IPT Service, na kimekuandikisha.`,
      'Chagua nenosiri ili kufungua akaunti yako. Kiungo kinafanya kazi kwa siku 14; baada ya hapo kinaweza kukutumia kipya.',
    ],
    action: { label: 'Fungua akaunti yangu', url },
    after: ['Kama hukutarajia barua hii, usifanye chochote: bila nenosiri hakuna akaunti.'],
  }),
} satisfies Record<Language, (institution: string, url: string) => object>
