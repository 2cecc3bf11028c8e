import type { LetterList, LetterTemplates, LetterView } from '@ipt/contracts'
import { Institution, Letter, LetterTemplate, Placement } from '@ipt/db'
import { institutionsAs, LANGUAGES, LETTER_KINDS, LETTER_TEXTS } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { peopleOf, relationsTo, visiblePlacements } from '../../kernel/policy.ts'
import { moment } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** What the letters of the actor's institutions say, in every language. */
export async function listTemplates(ctx: Ctx): Promise<LetterTemplates> {
  const ids = institutionsAs(ctx.actor, 'coordinator')
  const institutions = await ctx.em.find(Institution, { id: { $in: ids } }, { orderBy: { name: 'asc' } })
  const written = await ctx.em.find(LetterTemplate, { institution: { $in: ids } })
  return institutions.flatMap(({ id, name }) =>
    LETTER_KINDS.flatMap((kind) =>
      LANGUAGES.map((language) => {
        const own = written.find((each) => each.institution.id === id && each.kind === kind && each.language === language)
        const { title, body } = own ?? LETTER_TEXTS[kind][language]
        return { institution: { id, name }, kind, language, title, body, version: own?.version ?? 0 }
      }),
    ),
  )
}

/** The letters about a placement, the latest first: for its student and its coordinator. PLACEMENT_NOT_FOUND. */
export async function lettersOf(ctx: Ctx, placementId: string): Promise<LetterList> {
  const placement = await ctx.em.findOne(Placement, { $and: [{ id: placementId }, visiblePlacements(ctx.actor)] })
  if (!placement || !readsLetters(ctx, placement)) throw new DomainError('PLACEMENT_NOT_FOUND')
  const letters = await ctx.em.find(Letter, { placement: placementId }, { orderBy: { issuedAt: 'desc', number: 'desc' } })
  return letters.map(toView)
}

/** The letter, if the actor may read it. NOT_FOUND. */
export async function readLetter(ctx: Ctx, id: string): Promise<Letter> {
  const letter = await ctx.em.findOne(Letter, { id, placement: visiblePlacements(ctx.actor) }, { populate: ['placement'] })
  if (!letter || !readsLetters(ctx, letter.placement)) throw new DomainError('NOT_FOUND')
  return letter
}

const readsLetters = (ctx: Ctx, placement: Placement): boolean =>
  relationsTo(ctx.actor, peopleOf(placement)).some((role) => role === 'student' || role === 'coordinator')

export const toView = ({ id, placement, kind, language, number, year, title, issuedOn, issuedAt }: Letter): LetterView => ({
  id,
  placementId: placement.id,
  kind,
  language,
  number,
  year,
  title,
  issuedOn,
  issuedAt: moment(issuedAt),
})
