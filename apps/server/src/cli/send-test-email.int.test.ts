import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { plainTextOf, startTestSmtp } from '../modules/mail/testing/smtp.ts'
import { ipt } from './testing/ipt.ts'

const stops: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const FROM = 'IPT Service <ipt@ipt.example>'
/** Without a database: it needs none. */
const send = (url: string | undefined, ...args: string[]) =>
  ipt({ SMTP_URL: url, MAIL_FROM: url && FROM }, ['send-test-email', '--to', 'neema@pili.example', ...args])

test('it is sent at once, and what the mail server said is told', async () => {
  const smtp = await startTestSmtp()
  stops.push(smtp.stop)
  const answer = await send(smtp.url, '--json')
  expect(answer.code).toBe(0)
  expect(JSON.parse(answer.out)).toMatchObject({
    to: 'neema@pili.example',
    from: 'ipt@ipt.example',
    answer: expect.stringMatching(/^250 /),
  })
  expect(smtp.arrived).toMatchObject([{ from: 'ipt@ipt.example', to: ['neema@pili.example'] }])
  expect(plainTextOf(smtp.arrived[0]?.raw ?? '')).toContain('to see whether mails arrive')
})

test('what is wrong is told with what to mend: no server set, none there, no such host, an address refused', async () => {
  expect(await send(undefined)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('SMTP_URL is not set') })
  const nobody = createServer().listen(0, '127.0.0.1')
  await once(nobody, 'listening')
  const { port } = nobody.address() as AddressInfo
  nobody.close()
  expect(await send(`smtp://127.0.0.1:${port}`)).toMatchObject({ code: 1, err: expect.stringContaining('Nothing listens at') })
  expect(await send('smtp://mail.invalid')).toMatchObject({ code: 1, err: expect.stringContaining('No machine is called mail.invalid') })

  const smtp = await startTestSmtp()
  stops.push(smtp.stop)
  smtp.answers.push({ at: 'RCPT', code: 550 })
  const refused = await send(smtp.url, '--json')
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.out)).toMatchObject({
    error: { answer: expect.stringContaining('550'), mend: expect.stringContaining('does not take this address') },
  })
})

test('a wrong password and a wrong kind of encryption are told apart', async () => {
  const server = new SMTPServer({ disabledCommands: ['STARTTLS'], onAuth: (_, __, done) => done(new Error('Wrong password.')) })
  server.on('error', () => undefined)
  const listener = server.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  stops.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = listener.address() as AddressInfo
  expect(await send(`smtp://ipt:wrong@127.0.0.1:${port}`)).toMatchObject({ code: 1, err: expect.stringContaining('user name or password') })
  expect(await send(`smtps://127.0.0.1:${port}`)).toMatchObject({ code: 1, err: expect.stringContaining('smtps:// is for port 465') })
})

test('no password of the mail server is told to anybody', async () => {
  for (const url of ['smtp://ipt:very-secret@127.0.0.1:9', 'smtp://ipt:very-secret@mail.invalid']) {
    const { out, err } = await send(url)
    expect(out + err).not.toContain('very-secret')
  }
})

test('an address that is none is not understood', async () => {
  expect(await ipt({}, ['send-test-email'])).toMatchObject({ code: 2, err: expect.stringContaining('--to: This is missing.') })
  expect(await ipt({}, ['send-test-email', '--to', 'nobody'])).toMatchObject({ code: 2 })
})
