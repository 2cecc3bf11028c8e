import fc, { type Arbitrary } from 'fast-check'
import type { JsonSchema } from '../json-schema.ts'
import type { Call } from './call.ts'
import { open, type Told } from './document.ts'

const DEEP = 10_000

/** What no field of ours is meant to hold, as it stands in JSON. */
const VALUES: Readonly<Record<string, string>> = {
  'a number of 2³¹': '2147483648',
  'a number below -2³¹': '-2147483649',
  'a number beyond 2⁵³': '9007199254740993',
  'a number without end': '1e400',
  'a negative number': '-1',
  'a negative zero': '-0',
  'half a number': '0.1',
  'a number’s word': '"NaN"',
  'a number as text': '"2147483648"',
  'endless as text': '"-Infinity"',
  null: 'null',
  true: 'true',
  'a list': '[]',
  'a list of lists': '[[1],[null]]',
  'an object': '{}',
  'an empty text': '""',
  'white space': '" \\t\\n "',
  NUL: '"a\\u0000b"',
  'half a surrogate pair': '"\\ud800"',
  'the other half': '"a\\udc00b"',
  'a very long text': `"${'x'.repeat(20_000)}"`,
  'deep lists': '['.repeat(DEEP) + ']'.repeat(DEEP),
  'deep objects': `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  __proto__: '{"__proto__":{"admin":true}}',
  constructor: '{"constructor":{"prototype":1}}',
  'a day that was': '"0001-01-01"',
  'a day that is none': '"2026-02-30"',
  'a moment far off': '"9999-12-31T23:59:59.999Z"',
  'another’s zone': '"2026-08-18T09:00:00+03:00"',
  'no id': '"00000000-0000-0000-0000-000000000000"',
  'an address of files': '"../../../etc/passwd"',
  'a quote': '"\'; drop table app_user; --"',
  'a direction mark': '"\\u202egpj.exe"',
}
const hostile = fc.constantFrom(...Object.entries(VALUES))
const texts = fc.constantFrom(
  'NaN',
  '-1',
  '2147483648',
  '9007199254740993',
  '1e400',
  '0x10',
  ' ',
  'true',
  'null',
  '[]',
  '\0',
  '\ud800',
  'x'.repeat(3_000),
  '2026-02-30',
  'a,b,,c',
  '%',
  '%00',
  '../..',
  '__proto__',
  'W10',
  'WyJhIl0',
  'WzFd',
  'eyJhIjoxfQ',
  '\u202e',
)
const escapes = fc.constantFrom(
  '%',
  '%zz',
  '%00',
  '%ff',
  '%ED%A0%80',
  '..%2f..',
  '%252e',
  'x'.repeat(2_000),
  '%0d%0aX-Evil:%201',
  ';a=b',
  'constructor',
)
const names = fc.constantFrom(
  'unknown_field',
  '__proto__',
  'constructor',
  'toString',
  'logDate',
  'a~b/c',
  '',
  'version',
  'request-id',
  'id',
  'x'.repeat(300),
)

const TYPES: readonly (string | null)[] = [
  null,
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  'application/json; charset=latin1',
  'application/jsonx',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'multipart/mixed; boundary=x',
  'rubbish',
  ';',
]
const HEADERS: readonly (readonly [string, string])[] = [
  ['content-encoding', 'gzip'],
  ['if-match', '3'],
  ['if-match', '"'],
  ['if-match', '"99999999999"'],
  ['if-match', '"1", "2"'],
  ['if-match', 'W/"1"'],
  ['if-match', '*'],
  ['if-match', '"-1"'],
  ['idempotency-key', ''],
  ['idempotency-key', 'a b'],
  ['idempotency-key', '"'],
  ['idempotency-key', 'ä'],
  ['idempotency-key', 'x'.repeat(300)],
  ['if-none-match', '"'],
  ['range', 'bytes=9-1'],
  ['accept', 'text/nothing'],
  ['accept-language', 'xx, *;q=rubbish'],
  ['authorization', 'Bearer'],
  ['authorization', 'Bearer a.b.c'],
  ['authorization', 'Digest x'],
  ['cookie', '__Host-session=rubbish; session=%'],
  ['x-forwarded-for', 'rubbish, 1.2.3.4'],
  ['sec-fetch-site', 'cross-site'],
  ['origin', 'null'],
]

/** A way to break a call: what was done, or null where there is nothing of that kind to break. */
type Break = (call: Call) => Call | null

const HOLE = '@@hole@@'

/** Places of a JSON value, each by its path; the whole first. */
function placesOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (value === null || typeof value !== 'object') return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]))]
}

/** A copy of a JSON value with another thing at a place; undefined takes it out. */
function withAt(value: unknown, [key, ...rest]: readonly (string | number)[], thing: unknown): unknown {
  if (key === undefined) return thing
  if (Array.isArray(value)) return value.map((inner, index) => (index === key ? withAt(inner, rest, thing) : inner))
  const entries = Object.entries(value as object)
  return Object.fromEntries(
    entries.flatMap(([name, inner]) => {
      if (name !== key) return [[name, inner]]
      const next = withAt(inner, rest, thing)
      return next === undefined ? [] : [[name, next]]
    }),
  )
}

/** The fields that stand first in a body of JSON. */
function fieldsOf({ body }: Told): Set<string> {
  const { properties = {}, anyOf = [] } = open<JsonSchema>(body['application/json']?.schema ?? {})
  return new Set([properties, ...anyOf.map((each) => open<JsonSchema>(each).properties ?? {})].flatMap((each) => Object.keys(each)))
}

const rewritten = (call: Call, why: string, value: unknown, raw: string): Call => {
  const body = JSON.stringify(value).replace(`"${HOLE}"`, () => raw)
  return { ...call, body, broken: why }
}

const inBody =
  (nth: number, [why, raw]: readonly [string, string]): Break =>
  (call) => {
    if (call.json === null) return null
    const places = placesOf(call.json)
    const place = places[nth % places.length] ?? []
    return rewritten(call, `${why} at /${place.join('/')}`, withAt(call.json, place, HOLE), raw)
  }

const leftOut =
  (nth: number): Break =>
  (call) => {
    if (call.json === null) return null
    const places = placesOf(call.json).filter((place) => typeof place.at(-1) === 'string')
    const place = places[nth % Math.max(1, places.length)]
    return place ? rewritten(call, `without /${place.join('/')}`, withAt(call.json, place, undefined), '') : null
  }

/** Keys are written into the text: one called `__proto__` is an own one there. */
const added =
  (name: string, [why, raw]: readonly [string, string]): Break =>
  (call) => {
    if (call.json === null) return null
    const known = fieldsOf(call.told)
    const own = JSON.stringify(call.json).slice(1)
    return {
      ...call,
      body: `{${JSON.stringify(name)}:${raw}${own === '}' ? '' : ','}${own}`,
      broken: `another field ${name.slice(0, 20)}: ${why}`,
      refused: !known.has(name),
    }
  }

const inQuery =
  (nth: number, text: string): Break =>
  (call) => {
    const name = call.queries[nth % Math.max(1, call.queries.length)]
    if (name === undefined) return null
    return { ...call, query: [...call.query.filter(([key]) => key !== name), [name, text]], broken: `${name}=${text}` }
  }

const twice =
  (nth: number, text: string): Break =>
  (call) => {
    const name = call.queries[nth % Math.max(1, call.queries.length)]
    return name === undefined
      ? null
      : { ...call, query: [...call.query, [name, text], [name, text], [name, '1']], broken: `${name} more than once` }
  }

const inAddress =
  (text: string): Break =>
  (call) => {
    const name = Object.keys(call.path)[0]
    if (name === undefined) return null
    return { ...call, path: { ...call.path, [name]: text }, escaped: true, broken: `${text} in the address` }
  }

const cut =
  (share: number): Break =>
  (call) => {
    if (call.body === null) return null
    return { ...call, body: call.body.slice(0, Math.floor(call.body.length * share)), broken: `a body cut at ${share}` }
  }

const BODIES = [
  '',
  'null',
  '[]',
  '"text"',
  '1',
  '{',
  '{"a":1,}',
  '\ufeff{}',
  "{'a':1}",
  '{"a":1}{"b":2}',
  '\xff\xfe{}',
  '['.repeat(DEEP) + ']'.repeat(DEEP),
  '--x\r\ncontent-disposition: form-data; name="content"\r\n\r\nx',
  '--x--',
]

const nth = fc.nat(1_000)

/** One thing broken. */
export const broken: Arbitrary<Break> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(nth, hostile).map(([place, value]) => inBody(place, value)) },
  { weight: 2, arbitrary: nth.map(leftOut) },
  { weight: 3, arbitrary: fc.tuple(names, hostile).map(([name, value]) => added(name, value)) },
  { weight: 4, arbitrary: fc.tuple(nth, texts).map(([place, text]) => inQuery(place, text)) },
  { weight: 1, arbitrary: fc.tuple(nth, texts).map(([place, text]) => twice(place, text)) },
  {
    weight: 1,
    arbitrary: fc.tuple(names, texts).map(
      ([name, text]): Break =>
        (call) => ({ ...call, query: [...call.query, [name, text]], broken: `?${name}=` }),
    ),
  },
  { weight: 2, arbitrary: escapes.map(inAddress) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...HEADERS).map(
      ([name, value]): Break =>
        (call) => ({ ...call, headers: { ...call.headers, [name]: value }, broken: `${name}: ${value.slice(0, 40)}` }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...TYPES).map(
      (type): Break =>
        ({ ...call }) =>
          call.body === null ? null : { ...call, type, broken: `content-type: ${type}` },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(0.2, 0.5, 0.9).map(cut) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...BODIES).map(
      (body): Break =>
        (call) =>
          call.body === null ? null : { ...call, body, broken: `the body ${JSON.stringify(body).slice(0, 40)}` },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Break>((call) =>
      call.body === null ? null : { ...call, body: `{"content":"${'x'.repeat(300_000)}"}`, broken: 'a body of 300 kB' },
    ),
  },
)
