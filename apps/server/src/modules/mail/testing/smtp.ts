import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A mail as it arrived. */
export interface Arrived {
  from: string
  to: string[]
  /** Headers and body, as they came. */
  raw: string
}

/** A mail server on a port of this machine. Each `answer` is given to one mail, in turn; null, and none, take it. */
export interface TestSmtp {
  url: string
  arrived: Arrived[]
  answers: ({ at: 'RCPT' | 'DATA'; code: number } | null)[]
  stop(): Promise<void>
}

/** `onArrival` hears of each mail that was taken. */
export async function startTestSmtp(port = 0, onArrival: (mail: Arrived) => void = () => undefined): Promise<TestSmtp> {
  const arrived: Arrived[] = []
  const answers: TestSmtp['answers'] = []
  const refusal = (code: number) => Object.assign(new Error('Refused by the test.'), { responseCode: code })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_, __, done) {
      done(answers[0]?.at === 'RCPT' ? refusal(answers.shift()?.code ?? 0) : null)
    },
    onData(stream, { envelope }, done) {
      text(stream).then((raw) => {
        const answer = answers.shift()
        if (answer) return done(refusal(answer.code))
        const { mailFrom, rcptTo } = envelope
        const mail = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw }
        arrived.push(mail)
        onArrival(mail)
        done()
      }, done)
    },
  })
  server.on('error', () => undefined)
  const listener = server.listen(port, '127.0.0.1')
  await once(listener, 'listening')
  return {
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    arrived,
    answers,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The words of a mail's plain text part, decoded. */
export function plainTextOf(raw: string): string {
  const part = raw.split(/^--/m).find((each) => /^content-type: text\/plain/im.test(each)) ?? raw
  const body = part.slice(part.search(/\r?\n\r?\n/)).trim()
  if (/^content-transfer-encoding: base64/im.test(part)) return Buffer.from(body, 'base64').toString()
  if (!/^content-transfer-encoding: quoted-printable/im.test(part)) return body
  const bytes = body
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
