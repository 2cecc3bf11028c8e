import type { Language } from '@ipt/domain'
import { type MailBody, writeMail } from '../../mail/index.ts'

interface Change {
  name: string
  institution: string
  /** The address by which the person signs in from now on. */
  email: string
  /** `MERGED`: the account at this address was made one with another of the same person. */
  how: 'CORRECTED' | 'MERGED'
}

/** Tells a person, at the old address and the new one, by which they sign in from now on: who has the old one can't be shut out unseen. */
export const addressChangedMail = (language: Language, { name, ...change }: Change): MailBody =>
  writeMail({ language, name, ...WORDS[language](change) })

type Words = (change: Omit<Change, 'name'>) => { subject: string; before: string[]; after: string[] }

const WORDS: Record<Language, Words> = {
  en: ({ institution, email, how }) => ({
    subject: 'You sign in to IPT Service by another address now',
    before: [
      how === 'CORRECTED'
        ? `A coordinator of ${institution} has corrected your address. From now on you sign in as ${email}.`
        : `A coordinator of ${institution} has made your two accounts one. From now on you sign in as ${email}.`,
      'Whoever was signed in by the old one is signed out.',
    ],
    after: ['If this address is not yours, tell the coordinator of your institution at once.'],
  }),
  sw: ({ institution, email, how }) => ({
    subject: 'Sasa unaingia IPT Service kwa anwani nyingine',
    before: [
      how === 'CORRECTED'
        ? `Mratibu wa ${institution} amesahihisha anwani yako. Kuanzia sasa unaingia kama ${email}.`
        : `Mratibu wa ${institution} ameunganisha akaunti zako mbili kuwa moja. Kuanzia sasa unaingia kama ${email}.`,
      'Kila aliyeingia kwa ya zamani ametolewa.',
    ],
    after: ['Kama anwani hii si yako, mwarifu mratibu wa chuo chako mara moja.'],
  }),
}
