import type { Language } from '@ipt/domain'

/** A mail's words, for every kind of reader. */
export interface MailBody {
  subject: string
  text: string
  html: string
}

interface MailDraft {
  language: Language
  subject: string
  /** Who is written to. */
  name: string
  /** Plain text, one paragraph each. */
  before: readonly string[]
  /** Lines that each lead somewhere. */
  list?: readonly { text: string; url: string }[]
  /** The one thing to press: its words, and where it leads. */
  action?: { label: string; url: string }
  after?: readonly string[]
}

const GREETING: Record<Language, (name: string) => string> = { en: (name) => `Hello ${name},`, sw: (name) => `Habari ${name},` }
const SENT_BY: Record<Language, string> = {
  en: 'IPT Service sends this mail by itself. Nobody reads answers to it.',
  sw: 'Barua hii imetumwa na IPT Service yenyewe. Hakuna anayesoma majibu yake.',
}

/** The accent of the design's tokens, which mail programs don't read. White on it passes 7:1. */
const ACCENT = '#0e5a39'
const FONT = 'font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif'

/** The same words as plain text and as simple HTML: no pictures, nothing that is fetched, the address of a link in full. */
export function writeMail({ language, subject, name, before, list = [], action, after = [] }: MailDraft): MailBody {
  const greeting = GREETING[language](name)
  const lines = list.map((line) => `• ${oneLine(line.text)}\n  ${line.url}`).join('\n')
  const text = [
    greeting,
    ...before,
    ...(lines ? [lines] : []),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...after,
    `-- \n${SENT_BY[language]}`,
  ]
  return {
    subject: oneLine(subject),
    text: `${text.join('\n\n')}\n`,
    html: page(language, subject, [...[greeting, ...before].map(paragraph), items(list)], action, after),
  }
}

const page = (
  language: Language,
  subject: string,
  before: readonly string[],
  action: MailDraft['action'],
  after: readonly string[],
): string =>
  `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px 16px;${FONT}"><div style="max-width:34em;margin:0 auto">
${before.join('\n')}
${action ? button(action) : ''}
${after.map(paragraph).join('\n')}
<p style="margin:32px 0 0;font-size:14px;opacity:.75">${SENT_BY[language]}</p>
</div></body></html>
`

const paragraph = (words: string): string => `<p style="margin:0 0 16px">${escaped(words)}</p>`

const items = (list: readonly { text: string; url: string }[]): string =>
  list.length === 0
    ? ''
    : `<ul style="margin:0 0 16px;padding-left:20px">${list.map(({ text, url }) => `<li style="margin:0 0 8px"><a href="${escaped(url)}" style="color:inherit">${escaped(text)}</a></li>`).join('')}</ul>`

const button = ({ label, url }: { label: string; url: string }): string =>
  `<p style="margin:24px 0"><a href="${escaped(url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${ACCENT};color:#ffffff;font-weight:600;text-decoration:none">${escaped(label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;overflow-wrap:anywhere;word-break:break-all">${escaped(url)}</p>`

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A header ends at a line's end. */
const oneLine = (words: string): string => words.replaceAll(/[\s\p{C}]+/gu, ' ').trim()
