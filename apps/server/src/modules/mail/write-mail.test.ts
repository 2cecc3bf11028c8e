import { expect, test } from 'vitest'
import { writeMail } from './write-mail.ts'

const draft = {
  language: 'en',
  subject: 'A <new> password\r\nBcc: all@dit.ac.tz',
  name: 'Amina <script>alert(1)</script>',
  before: ['Tom & "Jerry"'],
  action: { label: 'Set it', url: 'https://ipt.example/reset#a"b' },
  after: ['Bye.'],
} as const

test('a mail says the same in text and in HTML, and ends with who sent it', () => {
  const { text, html } = writeMail(draft)
  expect(text).toBe(
    'Hello Amina <script>alert(1)</script>,\n\nTom & "Jerry"\n\nSet it:\nhttps://ipt.example/reset#a"b\n\nBye.\n\n-- \nIPT Service sends this mail by itself. Nobody reads answers to it.\n',
  )
  for (const words of ['Tom &amp; &quot;Jerry&quot;', '>Set it</a>', 'Bye.', 'sends this mail by itself']) expect(html).toContain(words)
})

test('what people are called is no HTML, and a subject is one line', () => {
  const { subject, html } = writeMail(draft)
  expect(html).not.toContain('<script')
  expect(html).toContain('href="https://ipt.example/reset#a&quot;b"')
  expect(subject).toBe('A <new> password Bcc: all@dit.ac.tz')
})

test('nothing in it is fetched, whatever opens it', () => {
  expect(writeMail(draft).html).not.toMatch(/<(img|link|style|iframe|video|object)|src=|url\(|@import/i)
})

test('Kiswahili is greeted in Kiswahili', () => {
  const { text, html } = writeMail({ ...draft, language: 'sw' })
  expect(text).toMatch(/^Habari Amina/)
  expect(html).toContain('<html lang="sw">')
})
