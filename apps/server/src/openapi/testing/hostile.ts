import fc, { type Arbitrary } from 'fast-check'
import type { JsonSchema } from '../json-schema.ts'
import type { Call } from './call.ts'
import { open, type Told } from './document.ts'
import { BODIES, escapes, HEADERS, hostile, names, TYPES, texts } from './rubbish.ts'

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
