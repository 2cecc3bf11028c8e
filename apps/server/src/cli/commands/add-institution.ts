import { SetUpInput } from '@ipt/contracts'
import { z } from 'zod'
import { addInstitution as add } from '../../modules/people/index.ts'
import type { Command } from '../command.ts'

const Options = z.object({
  institution: SetUpInput.shape.institution,
  coordinator: SetUpInput.shape.coordinator.omit({ password: true }),
})

/** A second institution and the ones after: the first is set up in the browser. */
export const addInstitution: Command = {
  name: 'add-institution',
  summary: 'Add another institution, with a first coordinator; prints the link by which they make their account.',
  options: {
    name: { type: 'string', says: 'What it is called.' },
    'time-zone': { type: 'string', says: 'Such as Africa/Dar_es_Salaam.' },
    language: { type: 'string', says: 'en or sw.' },
    coordinator: { type: 'string', says: 'The name of its first coordinator.' },
    email: { type: 'string', says: 'Their address.' },
  },
  async run({ ctx, origin }, { name, 'time-zone': timeZone, language, coordinator, email }) {
    const parsed = Options.safeParse({ institution: { name, timeZone, language }, coordinator: { name: coordinator, email } })
    if (!parsed.success) {
      const faults = parsed.error.issues.map(({ path, message }) => `--${OPTION[path.join('.')] ?? path.join('.')}: ${message}`)
      return { code: 1, words: faults.join('\n'), value: { faults } }
    }
    const value = await add(ctx, { origin }, { ...parsed.data.institution, coordinator: parsed.data.coordinator })
    const how =
      value.link === null ? `${email} has an account and sees it at the next page.` : `Hand this link to ${coordinator}: ${value.link}`
    return { code: 0, words: `Added: ${parsed.data.institution.name}.\n${how}`, value }
  },
}

/** The option in which a field is given. */
const OPTION: Record<string, string> = {
  'institution.name': 'name',
  'institution.timeZone': 'time-zone',
  'institution.language': 'language',
  'coordinator.name': 'coordinator',
  'coordinator.email': 'email',
}
