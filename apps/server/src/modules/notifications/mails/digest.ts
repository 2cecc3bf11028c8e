import type { Language } from '@ipt/domain'
import { type MailBody, writeMail } from '../../mail/index.ts'

interface Digest {
  name: string
  /** What happened, newest first, each with the address of what it is about. */
  lines: readonly { text: string; url: string }[]
  /** Where all of it is found. */
  homeUrl: string
  /** Where the person chooses which mails come. */
  choiceUrl: string
}

/** A longer mail is no longer read. */
const MOST = 30

/** What happened since the last one, in one mail. */
export function digestMail(language: Language, { name, lines, homeUrl, choiceUrl }: Digest): MailBody {
  const words = WORDS[language]
  const [first] = lines
  return writeMail({
    language,
    name,
    subject: lines.length === 1 && first ? first.text : words.subject(lines.length),
    before: [words.before],
    list: lines.slice(0, MOST),
    action: { label: words.open, url: homeUrl },
    after: [...(lines.length > MOST ? [words.more(lines.length - MOST)] : []), words.choice(choiceUrl)],
  })
}

const WORDS: Record<
  Language,
  {
    subject: (count: number) => string
    before: string
    open: string
    more: (count: number) => string
    choice: (url: string) => string
  }
> = {
  en: {
    subject: (count) => `${count} things are new for you on IPT Service`,
    before: 'This is new for you:',
    open: 'Open IPT Service',
    more: (count) => `${count} more stand under the bell.`,
    choice: (url) => `Choose which mails you get, and when: ${url}`,
  },
  sw: {
    subject: (count) => `Una mambo mapya ${count} kwenye IPT Service`,
    before: 'Haya ni mapya kwako:',
    open: 'Fungua IPT Service',
    more: (count) => `Mengine ${count} yako chini ya kengele.`,
    choice: (url) => `Chagua barua unazotaka kupata, na lini: ${url}`,
  },
}
