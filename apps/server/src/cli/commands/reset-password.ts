import { EmailAddress } from '@ipt/contracts'
import { z } from 'zod'
import { handOverReset } from '../../modules/accounts/index.ts'
import type { Command } from '../command.ts'
import { readGiven } from '../given.ts'
import { linkWords } from '../link-words.ts'
import { Refusal } from '../refusals.ts'

const Options = z.object({ email: EmailAddress, mail: z.boolean().default(false) })

/** The link that "forgot password" mails, for whom no mail reaches. */
export const resetPassword: Command = {
  name: 'reset-password',
  summary: 'Make a link by which somebody chooses a new password, once; that ends their sessions and tokens.',
  options: {
    email: { type: 'string', value: 'address', says: 'Whose password.' },
    mail: { type: 'boolean', says: 'Mail the link to that address, by the running server, and do not print it.' },
  },
  fails: 'refused: nobody has this address, they have no account yet, or it is suspended',
  example: 'pnpm ipt reset-password --email wanjiru@pili.example',
  async run({ config, data, say }, given) {
    const { email, mail } = readGiven(Options, given)
    if (mail && !config().smtp) throw new Refusal('No mail would go out: SMTP_URL is not set. Leave --mail out, and hand the link over.')
    const opened = await data()
    const { userId, name, link } = await handOverReset(opened.ctx, opened, { email, mail })
    const value = { userId, link: link?.url ?? null, expiresAt: link?.expiresAt ?? null, mailed: mail }
    if (link === null) {
      const when = opened.running ? 'It is on its way.' : 'It goes out when the server runs.'
      return { code: 0, words: `A mail to ${email} leads ${name} to a new password. ${when}`, value }
    }
    const words = [
      linkWords(opened, name, link.url, say),
      `It is good once, until ${link.expiresAt}. Links from before are void.`,
      'The old password works until a new one is chosen; that ends all sessions and tokens.',
    ]
    return { code: 0, words: words.join('\n'), value }
  },
}
