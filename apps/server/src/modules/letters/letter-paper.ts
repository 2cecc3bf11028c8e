import { createRequire } from 'node:module'
import type { Letter } from '@ipt/db'
import { type Language, letterNumber } from '@ipt/domain'
import PDFDocument from 'pdfkit'

const fontAt = createRequire(import.meta.url).resolve
const REGULAR = fontAt('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')
const BOLD = fontAt('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')
const MARGIN = 72
const WORDS: Record<Language, { number: string }> = { en: { number: 'No.' }, sw: { number: 'Na.' } }
const LOCALES: Record<Language, string> = { en: 'en-GB', sw: 'sw-TZ' }

type Paper = Pick<Letter, 'language' | 'number' | 'year' | 'letterhead' | 'title' | 'body' | 'issuedOn' | 'issuedAt'>

/** The letter on A4, of its stored words alone: the same bytes every time. */
export function letterPaper({ language, number, year, letterhead, title, body, issuedOn, issuedAt }: Paper): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: language,
    displayTitle: true,
    // Of the moment of issue: the file's id is made of this, too.
    info: { Title: title, Author: letterhead, Creator: 'IPT Service', Producer: 'IPT Service', CreationDate: issuedAt },
  })
  const day = new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  document.registerFont('regular', REGULAR).registerFont('bold', BOLD)
  document.font('bold').fontSize(14).text(letterhead).moveDown(0.5)
  document.font('regular').fontSize(10)
  document.text(`${WORDS[language].number} ${letterNumber({ number, year })}`)
  document.text(day.format(new Date(`${issuedOn}T00:00:00Z`))).moveDown(2)
  document.font('bold').fontSize(12).text(title).moveDown(1)
  document.font('regular').fontSize(11).text(body, { lineGap: 3 })
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', () => resolve(Buffer.concat(parts)))
    document.on('error', reject)
    document.end()
  })
}
