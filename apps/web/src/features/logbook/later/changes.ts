import { diffWords } from 'diff'

/** What a revision says, as far as two can differ. */
export interface Content {
  content: string
  hours: number | null
  skills: readonly string[]
  files: readonly { id: string; name: string }[]
}

type PartKind = 'same' | 'added' | 'removed'
export interface Part {
  kind: PartKind
  text: string
}

export interface Changes {
  words: Part[]
  hours: { before: number | null; after: number | null }
  /** Names; the new ones last. */
  skills: Part[]
  files: Part[]
  /** Whether there is any difference at all. */
  any: boolean
}

/** What changed from one revision to another, word by word as that language parts its words. */
export function changesBetween(before: Content, after: Content, language: string): Changes {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' })
  const words = diffWords(before.content, after.content, { intlSegmenter }).map(({ value, added, removed }) => ({
    kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
    text: value,
  }))
  const skills = namesBetween(
    before.skills.map((skill) => ({ id: skill, name: skill })),
    after.skills.map((skill) => ({ id: skill, name: skill })),
  )
  const files = namesBetween(before.files, after.files)
  const any = before.content !== after.content || before.hours !== after.hours || [...skills, ...files].some(({ kind }) => kind !== 'same')
  return { words, hours: { before: before.hours, after: after.hours }, skills, files, any }
}

function namesBetween(before: Content['files'], after: Content['files']): Part[] {
  const has = (list: Content['files'], id: string) => list.some((each) => each.id === id)
  return [
    ...before.map(({ id, name }) => ({ kind: has(after, id) ? ('same' as const) : ('removed' as const), text: name })),
    ...after.filter(({ id }) => !has(before, id)).map(({ name }) => ({ kind: 'added' as const, text: name })),
  ]
}
