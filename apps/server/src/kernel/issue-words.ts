import { z } from 'zod'

const KINDS: Record<string, string> = {
  string: 'A text is needed here.',
  number: 'A number is needed here.',
  int: 'A whole number is needed here.',
  boolean: 'true or false is needed here.',
  array: 'A list is needed here.',
  object: 'An object is needed here.',
  null: 'Only null is taken here.',
}
const FORMS: Record<string, string> = {
  uuid: 'Not a UUID.',
  guid: 'Not a UUID.',
  email: 'Not an e-mail address.',
  url: 'Not a web address.',
  date: 'Not a calendar day (YYYY-MM-DD).',
  datetime: 'Not a moment in UTC (2026-08-12T14:03:00Z).',
}

const listed = (values: readonly unknown[]): string => values.map(String).join(', ')

/** How a size or a number is told: of a text in characters, of a list in entries. */
function sized(origin: string, amount: number | bigint, word: 'most' | 'least'): string {
  const unit = origin === 'string' ? ' characters' : origin === 'array' || origin === 'set' ? ' entries' : ''
  return `At ${word} ${amount.toLocaleString('en')}${unit}.`
}

/** What has to be mended where a contract has no words of its own for it. The library's words name types and codes. */
function issueWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is missing.' : (KINDS[issue.expected] ?? 'Something else is needed here.')
    case 'invalid_value':
      if (issue.input === undefined) return 'This is missing.'
      return issue.values.length === 1 ? `Only ${listed(issue.values)} is taken here.` : `One of: ${listed(issue.values)}.`
    case 'too_big':
      return issue.inclusive === false ? `Less than ${issue.maximum.toLocaleString('en')}.` : sized(issue.origin, issue.maximum, 'most')
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'Write something: this is empty.'
      return issue.inclusive === false ? `More than ${issue.minimum.toLocaleString('en')}.` : sized(issue.origin, issue.minimum, 'least')
    case 'invalid_format':
      return FORMS[String(issue.format).replace(/v\d$/, '')] ?? 'Not in the form that is taken here.'
    case 'not_multiple_of':
      return `A multiple of ${issue.divisor}.`
    case 'unrecognized_keys':
      return 'There is no such field.'
    default:
      return 'This is not taken here.'
  }
}

z.config({ customError: issueWords })
