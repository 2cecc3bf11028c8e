import { LANGUAGES, LETTER_KINDS } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'
import { Placement } from './placement.entity.ts'

const LetterTemplateSchema = defineEntity({
  name: 'LetterTemplate',
  tableName: 'letter_template',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    kind: p.enum(LETTER_KINDS),
    language: p.enum(LANGUAGES),
    title: p.text(),
    body: p.text(),
    /** Counts the edits: one that read an older version is refused. */
    version: p.integer().default(1),
    editedAt: p.datetime(),
  },
  uniques: [{ name: 'letter_template_unique', properties: ['institution', 'kind', 'language'] }],
})
/** What an institution's letters say, with placeholders. One that nobody wrote says what the domain's first text says. */
export class LetterTemplate extends LetterTemplateSchema.class {}
LetterTemplateSchema.setClass(LetterTemplate)

const LetterSchema = defineEntity({
  name: 'Letter',
  tableName: 'letter',
  properties: {
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    placement: () => p.manyToOne(Placement).deleteRule('restrict').index('letter_placement_index'),
    kind: p.enum(LETTER_KINDS),
    language: p.enum(LANGUAGES),
    /** Counted within the institution's year. */
    number: p.integer(),
    year: p.integer(),
    /** As they were at issue: what the letter says for ever. */
    letterhead: p.text(),
    title: p.text(),
    body: p.text(),
    issuedOn: p.date(),
    issuedAt: p.datetime(),
  },
  uniques: [{ name: 'letter_number_unique', properties: ['institution', 'year', 'number'] }],
})
/** A letter that was issued about a placement; its paper is made of these words at any time, the same byte for byte. */
export class Letter extends LetterSchema.class {}
LetterSchema.setClass(Letter)
