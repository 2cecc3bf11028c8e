import fc, { type Arbitrary } from 'fast-check'
import type { JsonSchema } from '../json-schema.ts'
import { open } from './document.ts'

/** What is there, by the name of a field: generated calls reach more than "not found" by it. */
export type Known = (name: string) => Arbitrary<string> | null

/** Keywords that values are made by. Any other would be passed over in silence: that ends the test. */
const READ = new Set(
  'type properties required additionalProperties propertyNames items anyOf enum const format pattern minLength maxLength minItems maxItems minimum maximum multipleOf default description contentEncoding examples title'.split(
    ' ',
  ),
)

const WORDS = fc.constantFrom(
  'Protection relays',
  'Feeder F4',
  'x',
  'Kazi nzuri',
  'EE-2026',
  '+255 22 211 1174',
  'https://lms.example/hooks',
)
/** Mostly about the today of the tests. */
const Moments = fc.oneof(
  { weight: 3, arbitrary: fc.date({ min: new Date('2026-08-05'), max: new Date('2026-08-26'), noInvalidDate: true }) },
  { weight: 1, arbitrary: fc.date({ min: new Date('2026-07-01'), max: new Date('2026-12-01'), noInvalidDate: true }) },
)
const Days = Moments.map((date) => date.toISOString().slice(0, 10))

const BY_FORMAT: Record<string, Arbitrary<string>> = {
  uuid: fc.uuid(),
  date: Days,
  'date-time': Moments.map((date) => date.toISOString()),
  email: fc.emailAddress(),
}

/** Values that a schema takes; `name` is that of the field. */
export function valuesOf(given: JsonSchema, name: string, known: Known): Arbitrary<unknown> {
  const schema = open<JsonSchema>(given)
  const unread = Object.keys(schema).filter((keyword) => !READ.has(keyword))
  if (unread.length > 0) throw new Error(`No values are made by ${unread.join(', ')} of ${name}.`)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => valuesOf(each, name, known)))
  switch (schema.type) {
    case 'object':
      return objectOf(schema, known)
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, name, known), {
        minLength: Number(schema.minItems ?? 0),
        maxLength: Math.min(Number(schema.maxItems ?? 3), Math.max(3, Number(schema.minItems ?? 0))),
      })
    case 'integer':
    case 'number':
      return numberOf(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return textOf(schema, name, known)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function objectOf({ properties = {}, required = [], additionalProperties }: JsonSchema, known: Known): Arbitrary<unknown> {
  const named = fc.record(Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, valuesOf(inner, key, known)])), {
    requiredKeys: required,
    noNullPrototype: true,
  })
  if (typeof additionalProperties !== 'object') return named
  const others = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), valuesOf(additionalProperties as JsonSchema, '', known), { maxKeys: 3 })
  return fc.tuple(named, others).map(([some, more]) => ({ ...more, ...(some as object) }))
}

function numberOf({ minimum, maximum, multipleOf, type }: JsonSchema): Arbitrary<number> {
  const [least, most] = [Number(minimum ?? -1_000), Number(maximum ?? 2 ** 31 - 1)]
  const step = Number(multipleOf ?? (type === 'integer' ? 1 : 0.5))
  const whole = (max: number) => fc.integer({ min: Math.ceil(least / step), max: Math.floor(max / step) }).map((count) => count * step)
  return fc.oneof(whole(Math.min(most, least + 20)), whole(most))
}

function textOf({ format, pattern, minLength = 0, maxLength = 60 }: JsonSchema, name: string, known: Known): Arbitrary<string> {
  const there = known(name)
  if (format === 'binary') return fc.constant('')
  const made = BY_FORMAT[String(format)]
  if (made) return there ? fc.oneof({ weight: 4, arbitrary: there }, { weight: 1, arbitrary: made }) : made
  if (pattern) return fc.oneof(...(there ? [there] : []), fc.stringMatching(new RegExp(String(pattern))))
  const [min, max] = [Number(minLength), Math.min(Number(maxLength), Number(minLength) + 40)]
  const any = fc
    .string({ unit: 'grapheme', minLength: min, maxLength: max })
    .filter((text) => text.length >= min && text.length <= Number(maxLength))
  const plain = WORDS.map((word) => word.slice(0, Number(maxLength)).padEnd(min, ' and more'))
  return fc.oneof({ weight: 3, arbitrary: there ?? plain }, { weight: 1, arbitrary: plain }, { weight: 1, arbitrary: any })
}
