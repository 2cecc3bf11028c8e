import { PERMISSIONS, type Permission } from '@ipt/domain'
import type { AnyProcedure } from '@trpc/server'
import type { z } from 'zod'
import { inPath, inputOf, isKeyed, needsVersion, type Operation } from '../kernel/operations.ts'
import { IdInPath, type ToldRoute } from '../kernel/told.ts'
import { exampleOf } from './example.ts'
import type { JsonSchema, SchemaBook } from './json-schema.ts'
import { wordsOfParameter } from './parameter-words.ts'
import { RATE_HEADERS, refusalsOf } from './problem.ts'

type Json = Record<string, unknown>
type Content = Readonly<Record<string, JsonSchema>>

/** One call, as the document tells it. */
interface Call {
  id: string
  at: string
  tag: string
  summary: string
  description?: string | undefined
  permission: Permission | 'public'
  method: string
  path: JsonSchema | null
  query: JsonSchema | null
  body: Content
  answers: Readonly<Record<number, Content | null>>
  keyed: boolean
  ifMatch: boolean
  known?: boolean
  refuses?: readonly number[]
}

/** An operation by its procedure: the contract, with what stands in the address, the query and the headers taken out of the body. */
export function callOfOperation(operation: Operation, procedure: AnyProcedure, book: SchemaBook): Call {
  const { output, meta } = procedure._def as unknown as { output: z.ZodType; meta: { permission: Permission | 'public' } }
  const input = inputOf(procedure)
  const sent = input === null ? null : book.open(book.schemaOf(input, 'input'))
  const names = inPath(operation.path)
  const [keyed, ifMatch] = [isKeyed(operation, procedure), needsVersion(procedure)]
  const inQuery = operation.method === 'get' || operation.method === 'delete'
  const rest = sent && without(sent, [...names, ...(ifMatch ? ['version'] : [])], keyed ? ['request_id'] : [])
  const empty = rest === null || (rest.anyOf === undefined && Object.keys(rest.properties ?? {}).length === 0)
  return {
    ...operation,
    id: operation.procedure,
    at: `/api/v1${operation.path}`,
    permission: meta.permission,
    path: sent && only(sent, names),
    query: inQuery && !empty ? rest : null,
    body: inQuery || empty ? {} : { 'application/json': rest },
    answers: { [operation.status]: { 'application/json': book.schemaOf(output, 'output') } },
    keyed,
    ifMatch,
  }
}

/** A route that was told by hand. */
export function callOfRoute(route: ToldRoute, book: SchemaBook): Call {
  const schemas = (bodies: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output'): Content =>
    Object.fromEntries(Object.entries(bodies).map(([type, schema]) => [type, book.schemaOf(schema, io)]))
  return {
    ...route,
    path: inPath(route.at).length === 0 ? null : book.open(book.schemaOf(route.path ?? IdInPath, 'input')),
    query: route.query ? book.open(book.schemaOf(route.query, 'input')) : null,
    body: schemas(route.body ?? {}, 'input'),
    answers: Object.fromEntries(
      Object.entries(route.answers).map(([status, bodies]) => [status, bodies === null ? null : schemas(bodies, 'output')]),
    ),
    keyed: route.method === 'post' && route.permission !== 'public',
    ifMatch: false,
  }
}

/** A call as an operation object. */
export function describe(call: Call, book: SchemaBook): Json {
  const { id, tag, summary, description, permission, method, path, query, body, answers, keyed, ifMatch, known, refuses = [] } = call
  const isOpen = permission === 'public'
  const parameters = [
    ...parametersOf(path, 'path', book),
    ...parametersOf(query, 'query', book),
    ...(keyed ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(ifMatch ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
  ]
  return {
    operationId: id.replaceAll(/[.-]/g, '_'),
    tags: [tag],
    summary,
    description: [description, isOpen ? 'For anybody.' : `For ${peopleOf(permission)}.`].filter(Boolean).join(' '),
    ...(isOpen ? { security: known ? [{}, { bearer: [] }, { password: [] }] : [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(Object.keys(body).length > 0
      ? {
          requestBody: {
            required: Object.values(body).some((schema) => schema.format === 'binary' || needsSomething(schema, book)),
            content: contentOf(body, book, false),
          },
        }
      : {}),
    responses: {
      ...refusalsOf({
        isOpen,
        named: path !== null || query !== null,
        writes: method !== 'get',
        hasBody: Object.keys(body).length > 0,
        takesBytes: Object.keys(body).some((type) => type !== 'application/json'),
        ifMatch,
        refuses,
      }),
      // What is told by hand stands, such as a 404 without a body.
      ...Object.fromEntries(Object.entries(answers).map(([status, content]) => [status, answerOf(Number(status), content, call, book)])),
    },
  }
}

const needsSomething = (schema: JsonSchema, book: SchemaBook): boolean => {
  const { required = [], anyOf } = book.open(schema)
  return required.length > 0 || (anyOf ?? []).some((each) => needsSomething(each, book))
}

const contentOf = (content: Content, book: SchemaBook, whole: boolean): Json =>
  Object.fromEntries(
    Object.entries(content).map(([type, schema]) => [
      type,
      type.endsWith('json') ? { schema, example: exampleOf(schema, book, whole) } : { schema },
    ]),
  )

function answerOf(status: number, content: Content | null, { at }: Call, book: SchemaBook): Json {
  const versioned = Object.values(content ?? {}).some((schema) => book.open(schema).properties?.version)
  return {
    description:
      { 201: 'Made, or found as it was made before.', 304: 'It is as you have it.', 404: 'There is none.', 503: 'Not ready.' }[status] ??
      'Done.',
    headers: { ...(at.startsWith('/api/v1') ? RATE_HEADERS : {}), ...(versioned ? { ETag: { $ref: '#/components/headers/ETag' } } : {}) },
    ...(content === null ? {} : { content: contentOf(content, book, true) }),
  }
}

const PEOPLE = {
  student: 'students',
  industrialSupervisor: 'industrial supervisors',
  universitySupervisor: 'university supervisors',
  coordinator: 'coordinators',
} as const
const LIST = new Intl.ListFormat('en', { type: 'conjunction' })
const peopleOf = (permission: Permission): string => LIST.format(PERMISSIONS[permission].map((role) => PEOPLE[role]))

/** An object, or a choice of some, without the fields that stand elsewhere; `spared` may be left out of it. */
function without({ properties, required, anyOf, ...rest }: JsonSchema, names: readonly string[], spared: readonly string[]): JsonSchema {
  const needed = (required ?? []).filter((name) => !names.includes(name) && !spared.includes(name))
  return {
    ...rest,
    ...(anyOf ? { anyOf: anyOf.map((each) => without(each, names, spared)) } : {}),
    ...(properties ? { properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name))) } : {}),
    ...(needed.length > 0 ? { required: needed } : {}),
  }
}

const only = ({ properties = {} }: JsonSchema, names: readonly string[]): JsonSchema | null =>
  names.length === 0
    ? null
    : { type: 'object', properties: Object.fromEntries(names.map((name) => [name, properties[name] as JsonSchema])), required: [...names] }

const parametersOf = (schema: JsonSchema | null, place: 'path' | 'query', book: SchemaBook): Json[] =>
  Object.entries(schema?.properties ?? {}).map(([name, inner]) => ({
    name,
    in: place,
    ...(inner.description === undefined && wordsOfParameter(name) !== null ? { description: wordsOfParameter(name) } : {}),
    required: place === 'path' || (schema?.required ?? []).includes(name),
    ...(book.open(inner).type === 'array' ? { style: 'form', explode: false } : {}),
    schema: inner,
  }))
