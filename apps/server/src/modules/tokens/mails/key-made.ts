import type { Language } from '@ipt/domain'
import { type MailBody, writeMail } from '../../mail/index.ts'

interface Made {
  name: string
  institution: string
  /** Who made it. */
  by: string
  /** What the key is called. */
  token: string
  scopes: readonly string[]
  expiresOn: string
  /** Where it is revoked. */
  link: string
}

/** Tells a coordinator that a key for the institution was made. */
export const keyMadeMail = (language: Language, { name, link, ...made }: Made): MailBody =>
  writeMail({ language, name, ...WORDS[language]({ ...made, scopes: made.scopes.join(', ') }, link) })

type Told = Omit<Made, 'name' | 'link' | 'scopes'> & { scopes: string }

const WORDS = {
  en: ({ institution, by, token, scopes, expiresOn }, url) => ({
    subject: `An API key of ${institution} was made: ${token}`,
    before: [
      `${by} made a key called “${token}”. Until the end of ${expiresOn}, a program that has it acts for ${institution} as a coordinator does, as far as this goes: ${scopes}.`,
      'What it does stands in the record under its name.',
    ],
    action: { label: 'See the keys', url },
    after: ['If nobody of you meant it, revoke it there.'],
  }),
  sw: ({ institution, by, token, scopes, expiresOn }, url) => ({
    subject: `Ufunguo wa API wa ${institution} umetengenezwa: ${token}`,
    before: [
      `${by} ametengeneza ufunguo uitwao “${token}”. Hadi mwisho wa ${expiresOn}, programu iliyo nao inatenda kwa niaba ya ${institution} kama mratibu, kwa mipaka hii: ${scopes}.`,
      'Inachofanya kimeandikwa kwenye kumbukumbu ya matendo kwa jina lake.',
    ],
    action: { label: 'Ona funguo', url },
    after: ['Kama hakuna kati yenu aliyekusudia, ubatilisheni hapo.'],
  }),
} satisfies Record<Language, (made: Told, url: string) => object>
