import { LETTER_KINDS, LIMITS, unknownPlaceholders } from '@ipt/domain'
import { z } from 'zod'
import { Id, LanguageCode, Moment, oneLine, someText, Version } from './primitives.ts'

const kind = z.enum(LETTER_KINDS)

/** Text in which every placeholder is one that there is. */
const template = <Text extends z.ZodType<string>>(text: Text) =>
  text.superRefine((value, issues) => {
    const [unknown] = unknownPlaceholders(value)
    if (unknown !== undefined) issues.addIssue({ code: 'custom', message: `There is no {{${unknown}}}.` })
  })

/** What letters of a kind say in a language. Version 0: nobody wrote it yet, and it says the first text. */
export const LetterTemplateView = z.object({
  institution: z.object({ id: Id, name: z.string() }),
  kind,
  language: LanguageCode,
  title: z.string(),
  body: z.string(),
  version: z.int(),
})
export type LetterTemplateView = z.infer<typeof LetterTemplateView>
export const LetterTemplates = z.array(LetterTemplateView)
export type LetterTemplates = z.infer<typeof LetterTemplates>

/** Other words for a kind of letter in a language. `version` is the one that was on screen. */
export const EditLetterTemplateInput = z.strictObject({
  institutionId: Id,
  kind,
  language: LanguageCode,
  title: template(oneLine(LIMITS.address)),
  body: template(someText(LIMITS.letter)),
  version: Version.or(z.literal(0)),
  requestId: Id.optional(),
})
export type EditLetterTemplateInput = z.input<typeof EditLetterTemplateInput>

/** A letter for each of these placements, of one institution or several. */
export const IssueLettersInput = z.strictObject({
  placementIds: z.array(Id).min(1).max(LIMITS.bulk),
  kind,
  language: LanguageCode,
  requestId: Id,
})
export type IssueLettersInput = z.infer<typeof IssueLettersInput>

export const LettersOfInput = z.strictObject({ placementId: Id })

/** A letter that was issued. Its paper is at `/letters/<id>.pdf`. */
export const LetterView = z.object({
  id: Id,
  placementId: Id,
  kind,
  language: LanguageCode,
  number: z.int(),
  year: z.int(),
  title: z.string(),
  issuedOn: z.iso.date(),
  issuedAt: Moment,
})
export type LetterView = z.infer<typeof LetterView>
export const LetterList = z.array(LetterView)
export type LetterList = z.infer<typeof LetterList>
