import type { Language } from '@ipt/domain'
import { type MailBody, writeMail } from '../../mail/index.ts'

interface Made {
  name: string
  /** What the token is called. */
  token: string
  scopes: readonly string[]
  expiresOn: string
  /** Where it is revoked. */
  link: string
}

/** Tells a person that a token was made for their account: a stranger who made it can't keep that from them. */
export const tokenMadeMail = (language: Language, { name, link, ...made }: Made): MailBody =>
  writeMail({ language, name, ...WORDS[language]({ ...made, scopes: made.scopes.join(', ') }, link) })

const WORDS = {
  en: ({ token, scopes, expiresOn }, url) => ({
    subject: `A token for your account was made: ${token}`,
    before: [
      `A personal token called “${token}” was made. Until the end of ${expiresOn}, a program that has it acts in your name, as far as this goes: ${scopes}.`,
      'If it was you, all is well.',
    ],
    action: { label: 'See your tokens', url },
    after: ['If it was not you, revoke it there, change your password, and tell the coordinator of your institution.'],
  }),
  sw: ({ token, scopes, expiresOn }, url) => ({
    subject: `Tokeni ya akaunti yako imetengenezwa: ${token}`,
    before: [
      `Tokeni binafsi iitwayo “${token}” imetengenezwa. Hadi mwisho wa ${expiresOn}, programu iliyo nayo inatenda kwa jina lako, kwa mipaka hii: ${scopes}.`,
      'Kama ni wewe, hakuna tatizo.',
    ],
    action: { label: 'Ona tokeni zako', url },
    after: ['Kama si wewe, ibatilishe hapo, badilisha nenosiri lako, na umwarifu mratibu wa chuo chako.'],
  }),
} satisfies Record<Language, (made: { token: string; scopes: string; expiresOn: string }, url: string) => object>
