import { createTransport } from 'nodemailer'

/** A mail as the mail server gets it. */
export interface Letter {
  to: string
  subject: string
  text: string
  html: string
  /** With its angle brackets. */
  messageId: string
}

/** What became of a letter that was handed over: refused for good, or worth another try. */
export class MailRefused extends Error {
  readonly permanent: boolean
  /** It is the address that was refused, so that every other letter to it would be too. */
  readonly address: boolean
  constructor(message: string, { permanent, address }: { permanent: boolean; address: boolean }) {
    super(message)
    this.name = 'MailRefused'
    this.permanent = permanent
    this.address = address
  }
}

/** The way out for mails. */
export interface Mailer {
  /** The domain of the sender: the right half of message ids. */
  domain: string
  /** Resolves once the mail server has taken it. MailRefused. Null where there is no mail server. */
  send: ((letter: Letter) => Promise<void>) | null
  /** Shows a letter that nobody will send to whoever sits at the terminal. Null where nobody does. */
  show: ((letter: Letter) => void) | null
}

export interface Sender {
  name: string
  address: string
}

const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 30_000 }

/** Mails by SMTP: `smtp://user:password@mail.example:587`, or `smtps://`. STARTTLS where the server offers it. */
export function smtpMailer(url: string, from: Sender): Mailer {
  const transport = createTransport({ url, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true })
  return {
    domain: from.address.slice(from.address.lastIndexOf('@') + 1),
    show: null,
    async send(letter) {
      try {
        await transport.sendMail(asMail(from, letter))
      } catch (error) {
        throw asRefusal(error)
      }
    },
  }
}

/** A letter as nodemailer takes it: addresses are objects, since a text would be read as a list, and could name more people than one. */
export const asMail = (from: Sender, { to, ...letter }: Letter) => ({
  ...letter,
  from,
  to: { name: '', address: to },
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
})

/** Keeps mails where there is no mail server. */
export const keepingMailer = (show: Mailer['show']): Mailer => ({ domain: 'ipt-service.invalid', send: null, show })

/** Permanent is a 5xx to this recipient or this letter. To our sign-in or our sender it is our fault, which can be mended meanwhile. */
function asRefusal(error: unknown): MailRefused {
  const { message, permanent, command } = error as { message: string; permanent?: boolean; command?: string }
  const address = permanent === true && command === 'RCPT TO'
  return new MailRefused(message, { permanent: address || (permanent === true && command === 'DATA'), address })
}
