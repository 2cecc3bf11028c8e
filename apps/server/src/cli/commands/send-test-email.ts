import { EmailAddress } from '@ipt/contracts'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { SmtpTrouble, sendNow } from '../../kernel/smtp-trial.ts'
import { writeMail } from '../../modules/mail/index.ts'
import type { Command } from '../command.ts'
import { readGiven } from '../given.ts'
import { Refusal } from '../refusals.ts'

const Options = z.object({ to: EmailAddress })

/** A mail at once, past the queue and without the database: what the mail server says is what is told. */
export const sendTestEmail: Command = {
  name: 'send-test-email',
  summary: 'Send a mail now by SMTP_URL, not queued; says what the mail server answered, or what to mend.',
  options: { to: { type: 'string', value: 'address', says: 'Where it goes.' } },
  fails: 'it was not sent',
  example: 'pnpm ipt send-test-email --to you@university.example',
  async run({ config, say }, given) {
    const { to } = readGiven(Options, given)
    const { smtp } = config()
    if (!smtp)
      throw new Refusal(
        'SMTP_URL is not set: no mail goes out. Set it, and MAIL_FROM, such as SMTP_URL=smtp://user:password@mail.example:587 .',
      )
    const { url, from } = smtp
    const { host } = new URL(url)
    say(`Sending to ${to} by ${host} as ${from.address} …`)
    const body = writeMail({
      language: 'en',
      subject: 'A test mail of IPT Service',
      name: to,
      before: ['This mail was sent from the command line of IPT Service, to see whether mails arrive. They do.'],
    })
    try {
      const answer = await sendNow(url, from, { to, ...body, messageId: `<${uuidv7()}@${from.address.split('@').at(-1)}>` })
      const words = `The mail server took it: ${answer}\nIf it does not arrive, look among the spam, and ask whoever runs ${host}.`
      return { code: 0, words, value: { to, from: from.address, server: host, answer } }
    } catch (error) {
      if (!(error instanceof SmtpTrouble)) throw error
      throw new Refusal(`Not sent: ${error.message}\n${error.mend}`, { server: host, answer: error.message, mend: error.mend })
    }
  },
}
