import type { Config } from '../../config.ts'
import { SmtpTrouble, trySmtp } from '../../kernel/smtp-trial.ts'
import { type Finding, fault, look, ok, warning } from './finding.ts'

/** Whether the mail server lets us in; nothing is sent. */
export const checkMail = ({ smtp }: Config, broken: ReadonlyMap<string, string>): Promise<Finding[]> =>
  look('mail', 'Try it by `pnpm ipt send-test-email`.', async () => {
    if (broken.has('SMTP_URL') || broken.has('MAIL_FROM')) return fault('Not looked at.', 'Mend SMTP_URL and MAIL_FROM first.')
    if (!smtp)
      return warning(
        'SMTP_URL is not set: no mail goes out, and nobody can set a new password by themselves.',
        'Set SMTP_URL and MAIL_FROM.',
      )
    const { host } = new URL(smtp.url)
    try {
      await trySmtp(smtp.url)
      return ok(`${host} lets us in. Whether it delivers: \`pnpm ipt send-test-email\`.`)
    } catch (error) {
      if (!(error instanceof SmtpTrouble)) throw error
      return fault(`${host}: ${error.message}`, error.mend)
    }
  })
