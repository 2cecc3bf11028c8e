import { createTransport } from 'nodemailer'
import { asMail, type Letter, type Sender } from './mailer.ts'

/** The mail server did not do what it was asked; with what it said, and what a person can mend. */
export class SmtpTrouble extends Error {
  readonly mend: string
  constructor(message: string, mend: string) {
    super(message)
    this.name = 'SmtpTrouble'
    this.mend = mend
  }
}

const PATIENCE_MS = 15_000
const PATIENCE = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, dnsTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS }

/** Connects, by TLS where the server offers it, and signs in; nothing is sent. SmtpTrouble. */
export const trySmtp = (url: string): Promise<void> => within(url, async (transport) => void (await transport.verify()))

/** Sends one letter at once, and gives the mail server's answer. SmtpTrouble. */
export const sendNow = (url: string, from: Sender, letter: Letter): Promise<string> =>
  within(url, async (transport) => (await transport.sendMail(asMail(from, letter))).response)

const open = (url: string) => createTransport({ url, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true })

async function within<T>(url: string, work: (transport: ReturnType<typeof open>) => Promise<T>): Promise<T> {
  const transport = open(url)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('No answer within 15 seconds.'), { code: 'ETIMEDOUT' })), PATIENCE_MS)
  })
  try {
    return await Promise.race([work(transport), late])
  } catch (error) {
    throw asTrouble(error, new URL(url))
  } finally {
    clearTimeout(timer)
    transport.close()
  }
}

function asTrouble(error: unknown, { host, hostname, protocol }: URL): SmtpTrouble {
  const { message, code = '', command = '' } = error as { message: string; code?: string; command?: string }
  return new SmtpTrouble(message.split('\n')[0] ?? message, mendOf())

  function mendOf(): string {
    if (code === 'EAUTH')
      return 'The mail server refuses the user name or password in SMTP_URL; signs such as @ or : are written there as %40 or %3A.'
    if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(message)) return `No machine is called ${hostname}: correct the host in SMTP_URL.`
    if (/ECONNREFUSED/.test(message))
      return `Nothing listens at ${host}: correct the port in SMTP_URL (587, or 465 with smtps://), or start the mail server.`
    if (code === 'ETIMEDOUT' || /timeout/i.test(message))
      return `${host} does not answer: a firewall on the way, or another port (587, or 465 with smtps://).`
    if (code === 'ETLS' || /certificate|self-signed|wrong version number|SSL/i.test(message))
      return protocol === 'smtps:'
        ? 'No encryption could be agreed on: smtps:// is for port 465; for 587 write smtp://. A certificate has to be valid for this host.'
        : 'No encryption could be agreed on: the certificate has to be valid for this host.'
    if (command === 'MAIL FROM') return 'The mail server does not take this sender: correct MAIL_FROM.'
    if (command === 'RCPT TO' || code === 'EENVELOPE')
      return 'The mail server does not take this address: correct it, or allow this server to send to it.'
    return 'Ask whoever runs the mail server what this answer means.'
  }
}
