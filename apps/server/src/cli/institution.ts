import { listInstitutions } from '../modules/institutions/index.ts'
import type { Data } from './command.ts'
import { Refusal } from './refusals.ts'

interface Named {
  id: string
  name: string
}

/** The one that is called so, by name or by id. Refusal where none is, or several are, with what there is. */
function chosen<T extends Named>(word: string, all: readonly T[], { none, which }: { none: string; which: string }): T {
  const fold = (text: string) => text.trim().toLowerCase()
  const found = all.filter(({ id, name }) => fold(id) === fold(word) || fold(name) === fold(word))
  const [only] = found
  if (only && found.length === 1) return only
  const listed = (found.length > 1 ? found : all).map(({ id, name }) => `  ${name} (${id})`)
  throw new Refusal([found.length > 1 ? which : none, ...listed].join('\n'), { choices: all.map(({ id, name }) => ({ id, name })) })
}

/** The institution that is meant: by name or id, or the only one. The context then acts for it. Refusal says which there are. */
export async function forInstitution({ ctx }: Data, word: string | undefined) {
  const all = await listInstitutions(ctx)
  if (all.length === 0) throw new Refusal('There is no institution yet. `npm start` prints the address at which to set up the first.')
  const [only] = all
  const institution =
    word === undefined && all.length === 1 && only
      ? only
      : chosen(word ?? '', all, {
          none:
            word === undefined
              ? 'There are several institutions. Say which, by --institution:'
              : `No institution is called ${word}. There are:`,
          which: `Several institutions are called ${word}. Say which, by its id:`,
        })
  return { institution, ctx: { ...ctx, actor: { kind: 'system' as const, name: nameOf(ctx.actor), institutionId: institution.id } } }
}

const nameOf = (actor: Data['ctx']['actor']): string => (actor.kind === 'system' ? actor.name : 'cli')

/** A season by name or id. Refusal says which there are. */
export const chosenSeason = <T extends Named>(word: string, seasons: readonly T[]): T =>
  chosen(word, seasons, {
    none: `No season is called ${word}. There are:`,
    which: `Several seasons are called ${word}. Say which, by its id:`,
  })
