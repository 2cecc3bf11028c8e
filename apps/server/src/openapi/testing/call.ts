import fc, { type Arbitrary } from 'fast-check'
import type { JsonSchema } from '../json-schema.ts'
import type { Told } from './document.ts'
import { open } from './document.ts'
import { type Known, valuesOf } from './values.ts'

/** One call of an operation, before it is sent. */
export interface Call {
  told: Told
  /** Whose it is: the name of a principal. */
  as: string
  path: Readonly<Record<string, string>>
  /** Whether what stands in the address is sent as it is written here. */
  escaped: boolean
  query: readonly (readonly [string, string])[]
  /** The names that its query may have. */
  queries: readonly string[]
  headers: Readonly<Record<string, string>>
  type: string | null
  /** Latin-1 text: a character is a byte where bytes go, and where JSON goes it is sent as UTF-8. */
  body: string | null
  bytes: boolean
  /** What `body` says, where it is JSON. */
  json: unknown
  /** What was broken; null where nothing was. */
  broken: string | null
  /** Whether nothing but a refusal will do. */
  refused: boolean
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
).toString('latin1')
const FILES = [
  PNG,
  PNG.slice(0, 30),
  '',
  'Name;E-mail;Reg\nAsha Juma;asha.juma@example.test;UUT/1\n',
  '%PDF-1.4\n%%EOF',
  'PK\x03\x04rubbish',
  'GIF89a',
  '\0'.repeat(2_000),
]
const file = fc.oneof(fc.constantFrom(PNG, FILES[3] as string), fc.constantFrom(...FILES))

/** Calls that the document takes, made by `principals`. */
export const callsOf = (told: Told, principals: Arbitrary<string>, known: (as: string) => Known): Arbitrary<Call> =>
  principals.chain((as) => callsAs(told, as, known(as)))

function callsAs(told: Told, as: string, known: Known): Arbitrary<Call> {
  const of = (place: string) => told.parameters.filter((each) => each.in === place)
  const record = (place: string) =>
    fc.record(Object.fromEntries(of(place).map(({ name, schema }) => [name, valuesOf(schema, name, known)])), {
      requiredKeys: of(place).flatMap(({ name, required }) => (required ? [name] : [])),
      noNullPrototype: true,
    })
  return fc
    .record({
      path: record('path'),
      query: record('query'),
      body: bodyOf(told, known),
      key: fc.option(fc.uuid(), { freq: 3 }),
      version: fc.constantFrom('"1"', '"1"', '"2"', '"3"'),
    })
    .map(
      ({ path, query, body, key, version }): Call => ({
        told,
        as,
        path: Object.fromEntries(Object.entries(path).map(([name, value]) => [name, String(value)])),
        escaped: false,
        query: Object.entries(query).map(([name, value]) => [name, String(value)] as const),
        queries: of('query').map(({ name }) => name),
        headers: {
          ...(told.headers.includes('Idempotency-Key') && key !== null ? { 'idempotency-key': key } : {}),
          ...(told.headers.includes('If-Match') ? { 'if-match': version } : {}),
        },
        ...body,
        broken: null,
        refused: false,
      }),
    )
}

type Body = Pick<Call, 'type' | 'body' | 'bytes' | 'json'>
const NONE: Body = { type: null, body: null, bytes: false, json: null }

function bodyOf(told: Told, known: Known): Arbitrary<Body> {
  const kinds = Object.entries(told.body)
  if (kinds.length === 0) return fc.constant(NONE)
  return fc.oneof(...kinds.map(([type, { schema }]) => bodyAs(type, open<JsonSchema>(schema), known)))
}

function bodyAs(type: string, schema: JsonSchema, known: Known): Arbitrary<Body> {
  if (type === 'application/octet-stream') return file.map((body) => ({ type, body, bytes: true, json: null }))
  const values = valuesOf(schema, '', known)
  switch (type) {
    case 'application/json':
      return values.map((json) => ({ type, body: JSON.stringify(json), bytes: false, json }))
    case 'application/x-www-form-urlencoded':
      return values.map((form) => ({
        type,
        body: new URLSearchParams(form as Record<string, string>).toString(),
        bytes: false,
        json: null,
      }))
    case 'multipart/form-data':
      return fc
        .tuple(values, fc.array(file, { maxLength: 2 }))
        .map(([form, files]) => ({ ...multipart(form as object, files), json: null }))
    default:
      throw new Error(`No bodies are made of ${type}.`)
  }
}

/** By hand, so that it can be broken: `x` is the boundary. */
function multipart(form: object, files: readonly string[]): Omit<Body, 'json'> {
  const fields = Object.entries(form).filter(([name]) => name !== 'attachment')
  const parts = [
    ...fields.map(
      ([name, value]) =>
        `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${Buffer.from(String(value)).toString('latin1')}\r\n`,
    ),
    ...files.map((bytes) => `--x\r\ncontent-disposition: form-data; name="attachment"; filename="a.png"\r\n\r\n${bytes}\r\n`),
  ]
  return { type: 'multipart/form-data; boundary=x', body: `${parts.join('')}--x--\r\n`, bytes: true }
}

/** As it goes to the server. */
export function requestOf({ told, path, escaped, query, headers, type, body, bytes }: Call): { url: string; init: RequestInit } {
  const address = told.path.replaceAll(
    /\{(\w+)\}/g,
    (_, name) => (escaped ? path[name] : encodeURIComponent(wellFormed(path[name] ?? ''))) ?? '',
  )
  const search = query.map((pair) => pair.map((part) => encodeURIComponent(wellFormed(part))).join('=')).join('&')
  return {
    url: search === '' ? address : `${address}?${search}`,
    init: {
      method: told.method,
      headers: { ...headers, ...(type === null ? {} : { 'content-type': type }) },
      ...(body === null ? {} : { body: bytes ? Buffer.from(body, 'latin1') : Buffer.from(body) }),
    },
  }
}

const wellFormed = (text: string): string => text.toWellFormed()
