import { SetUpInput } from '@ipt/contracts'
import { z } from 'zod'
import { addInstitution as add } from '../../modules/people/index.ts'
import type { Command } from '../command.ts'
import { readGiven } from '../given.ts'
import { linkWords } from '../link-words.ts'

const { institution, coordinator } = SetUpInput.shape
const Options = z.object({
  name: institution.shape.name,
  'time-zone': institution.shape.timeZone,
  language: institution.shape.language,
  coordinator: coordinator.shape.name,
  email: coordinator.shape.email,
})

/** A second institution and the ones after: the first is set up in the browser. */
export const addInstitution: Command = {
  name: 'add-institution',
  summary: 'Add another institution, with a first coordinator; prints the link by which they make their account.',
  options: {
    name: { type: 'string', value: 'name', says: 'What it is called.' },
    'time-zone': { type: 'string', value: 'zone', says: 'Such as Africa/Dar_es_Salaam.' },
    language: { type: 'string', value: 'en|sw', says: 'The language of its mails and pages, at first.' },
    coordinator: { type: 'string', value: 'name', says: 'The name of its first coordinator.' },
    email: { type: 'string', value: 'address', says: 'Their address.' },
  },
  fails: 'refused: an institution is called so already, or the address can not be used',
  example:
    'pnpm ipt add-institution --name "Pili University" --time-zone Africa/Nairobi --language en --coordinator "Wanjiru Kamau" --email wanjiru@pili.example',
  async run({ data, say }, given) {
    const { name, 'time-zone': timeZone, language, coordinator, email } = readGiven(Options, given)
    const opened = await data()
    const value = await add(opened.ctx, opened, { name, timeZone, language, coordinator: { name: coordinator, email } })
    const words =
      value.link === null ? `${email} has an account and sees it at the next page.` : linkWords(opened, coordinator, value.link, say)
    return { code: 0, words: `Added: ${name}.\n${words}`, value }
  },
}
