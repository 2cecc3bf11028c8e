import type { JsonSchema, SchemaBook } from './json-schema.ts'

const BY_FORMAT: Record<string, string> = {
  uuid: '0198b2f4-7c11-7a52-9f0e-3d5b6a1c8e42',
  guid: '0198b2f4-7c11-7a52-9f0e-3d5b6a1c8e42',
  date: '2026-08-12',
  'date-time': '2026-08-12T14:03:00.000Z',
  email: 'neema.mushi@udsm.example',
  uri: 'https://tanelec.example',
}

/** What tells more than a word. */
const BY_NAME: Record<string, string> = {
  sha256: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  media_type: 'image/jpeg',
  file_name: 'panel-b-04.jpg',
  name: 'Neema Mushi',
  student: 'Neema Mushi',
  content: 'Tested the overcurrent relay of panel B-04.',
  comment: 'Which relay did you test, and what were the readings?',
  organisation: 'Tanelec Ltd',
  site: 'Kilwa Road',
  registration_number: 'T/21/0001',
}

/** Something that the schema takes: its own example where it has one, else the plainest value. Optional fields are left out of what is sent, `whole` shows them. */
export function exampleOf(schema: JsonSchema, book: SchemaBook, whole: boolean, called = ''): unknown {
  const { examples, enum: values, anyOf, properties = {}, required = [], items, ...open } = book.open(schema)
  if (Array.isArray(examples)) return examples[0]
  if ('const' in open) return open.const
  if (values) return values[0]
  if (anyOf) return exampleOf(anyOf.find(({ type }) => type !== 'null') ?? {}, book, whole, called)
  switch (Array.isArray(open.type) ? open.type[0] : open.type) {
    case 'object':
      return Object.fromEntries(
        [...Object.entries(properties).filter(([key]) => whole || required.includes(key)), ...otherKeys(open)].map(([key, inner]) => [
          key,
          exampleOf(inner, book, whole, key),
        ]),
      )
    case 'array':
      return items ? Array.from({ length: Math.max(1, Number(open.minItems ?? 1)) }, () => exampleOf(items, book, whole)) : []
    case 'integer':
    case 'number':
      return Math.max(1, Number(open.minimum ?? 1))
    case 'boolean':
      return true
    case 'string':
      return BY_FORMAT[String(open.format)] ?? named(called, open) ?? 'Text'.padEnd(Number(open.minLength ?? 0), ' and more')
    default:
      return null
  }
}

/** A record's key, for one to be seen. */
const otherKeys = ({ additionalProperties }: JsonSchema): [string, JsonSchema][] =>
  typeof additionalProperties === 'object' ? [['key', additionalProperties as JsonSchema]] : []

/** A name's own example, where the schema takes it. */
function named(called: string, { maxLength = Number.POSITIVE_INFINITY, minLength = 0, pattern }: Partial<JsonSchema>): string | undefined {
  const value = BY_NAME[called]
  if (value === undefined || value.length > Number(maxLength) || value.length < Number(minLength)) return undefined
  return pattern === undefined || new RegExp(String(pattern)).test(value) ? value : undefined
}
