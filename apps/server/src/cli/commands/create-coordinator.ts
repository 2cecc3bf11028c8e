import { EmailAddress, Name } from '@ipt/contracts'
import { z } from 'zod'
import { createCoordinator as create } from '../../modules/people/index.ts'
import type { Command } from '../command.ts'
import { readGiven } from '../given.ts'
import { forInstitution } from '../institution.ts'
import { linkWords } from '../link-words.ts'

const Options = z.object({ institution: z.string().optional(), name: Name, email: EmailAddress })

/** Another coordinator of an institution, or the first again, who lost the link. */
export const createCoordinator: Command = {
  name: 'create-coordinator',
  summary: 'Make somebody a coordinator; prints the link by which they make their account. Twice is once, with a new link.',
  options: {
    institution: { type: 'string', value: 'name or id', says: 'Which institution. Not needed where there is one.' },
    name: { type: 'string', value: 'name', says: 'Their name. Who has an account keeps the name that it has.' },
    email: { type: 'string', value: 'address', says: 'Their address.' },
  },
  fails: 'refused: the address is suspended or merged, they study there, or it is not clear which institution is meant',
  example: 'pnpm ipt create-coordinator --institution "Pili University" --name "Wanjiru Kamau" --email wanjiru@pili.example',
  async run({ data, say }, given) {
    const { institution: word, name, email } = readGiven(Options, given)
    const opened = await data()
    const { institution, ctx } = await forInstitution(opened, word)
    const { coordinatorId, before, link } = await create(ctx, opened, { institutionId: institution.id, name, email })
    const head = before
      ? `${email} was a coordinator of ${institution.name} already.`
      : `${email} is a coordinator of ${institution.name} now.`
    const value = { institutionId: institution.id, coordinatorId, before, link: link?.url ?? null, expiresAt: link?.expiresAt ?? null }
    if (link === null) return { code: 0, words: `${head}\nThey have an account, and sign in as before.`, value }
    const older = before ? ['Links from before are void.'] : []
    return {
      code: 0,
      words: [head, ...older, linkWords(opened, name, link.url, say), `It is good until ${link.expiresAt}.`].join('\n'),
      value,
    }
  },
}
