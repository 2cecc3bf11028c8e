import { ERRORS } from '@ipt/contracts/errors'
import { PERMISSIONS, type Permission } from '@ipt/domain'
import type { AnyProcedure } from '@trpc/server'
import type { z } from 'zod'
import { inPath, inputOf, type Operation } from '../kernel/operations.ts'
import { contractWords } from './contract-words.ts'
import { exampleOf } from './example.ts'
import { type JsonSchema, SchemaBook } from './json-schema.ts'

type Json = Record<string, unknown>

export interface Described {
  operations: readonly Operation[]
  procedures: Record<string, AnyProcedure>
  /** What each tag holds. */
  tags: Record<string, string>
  version: string
}

/** The OpenAPI 3.1 document of /api/v1, made from the contracts that the calls are held to. */
export function openApiDocument({ operations, procedures, tags, version }: Described): Json {
  const book = new SchemaBook()
  const paths: Record<string, Json> = {}
  for (const operation of operations)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: describe(operation, procedures[operation.procedure] as AnyProcedure, book),
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'IPT Service',
      version,
      summary: 'Industrial practical training: who is placed, what was done, and who vouched for it.',
      description: ABOUT,
      contact: { name: 'Whoever runs this server' },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }, { password: [] }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'An access token, of 15 minutes.' },
        password: {
          type: 'oauth2',
          description: 'The e-mail address and the password of a person who signs in with them.',
          flows: { password: { tokenUrl: '/api/v1/auth/login', refreshUrl: '/api/v1/auth/refresh', scopes: {} } },
        },
      },
      responses: Object.fromEntries(STATUSES.map((status) => [nameOf(status), refusal(status)])),
      schemas: { ...worded(book.used(paths)), Problem: PROBLEM },
    },
  }
}

const ABOUT =
  'JSON in snake_case. Times are RFC 3339 in UTC, days `YYYY-MM-DD` by the institution’s clock. What the caller may not see is 404. Every write is safe to send twice.'

function describe(operation: Operation, procedure: AnyProcedure, book: SchemaBook): Json {
  const { output, meta } = procedure._def as unknown as { output: z.ZodType; meta: { permission: Permission | 'public' } }
  const input = inputOf(procedure)
  const sent = input === null ? null : book.open(book.schemaOf(input, 'input'))
  const names = inPath(operation.path)
  const answered = book.schemaOf(output, 'output')
  const isOpen = meta.permission === 'public'
  const inQuery = operation.method === 'get' || operation.method === 'delete'
  const body = sent === null || inQuery ? null : without(sent, names)
  return {
    operationId: operation.procedure.replace('.', '_'),
    tags: [operation.tag],
    summary: operation.summary,
    description: [operation.description, isOpen ? 'For anybody.' : `For ${peopleOf(meta.permission as Permission)}.`]
      .filter(Boolean)
      .join(' '),
    ...(isOpen ? { security: [] } : {}),
    ...(sent === null ? {} : { parameters: parametersOf(sent, names, inQuery, book) }),
    ...(body === null || Object.keys(body.properties ?? {}).length === 0
      ? {}
      : {
          requestBody: {
            required: (body.required ?? []).length > 0,
            content: { 'application/json': { schema: body, example: exampleOf(body, book, false) } },
          },
        }),
    responses: {
      [operation.status]: {
        description: operation.status === 201 ? 'Made, or found as it was made before.' : 'Done.',
        content: { 'application/json': { schema: answered, example: exampleOf(answered, book, true) } },
      },
      ...Object.fromEntries(refusalsOf(operation, isOpen).map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }])),
    },
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

/** The fields of an object that stand in the body alone. */
const without = ({ properties = {}, required = [], ...rest }: JsonSchema, names: readonly string[]): JsonSchema => ({
  ...rest,
  properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name))),
  ...(required.some((name) => !names.includes(name)) ? { required: required.filter((name) => !names.includes(name)) } : {}),
})

function parametersOf(
  { properties = {}, required = [] }: JsonSchema,
  names: readonly string[],
  inQuery: boolean,
  book: SchemaBook,
): Json[] {
  return Object.entries(properties)
    .filter(([name]) => inQuery || names.includes(name))
    .map(([name, schema]) => {
      const isPath = names.includes(name)
      const isList = book.open(schema).type === 'array'
      return {
        name,
        in: isPath ? 'path' : 'query',
        required: isPath || required.includes(name),
        ...(isList ? { style: 'form', explode: false } : {}),
        schema,
      }
    })
}

/** Which refusals an operation may give. */
function refusalsOf({ method, path }: Operation, isOpen: boolean): number[] {
  const write = method !== 'get'
  return STATUSES.filter((status) => {
    if (status === 401) return true
    if (status === 403) return !isOpen
    if (status === 404) return path.includes('{') || write
    if (status === 409 || status === 415) return write
    return true
  })
}

const STATUSES = [...new Set(Object.values(ERRORS).map(({ status }) => status))].filter((status) => status !== 405).sort((a, b) => a - b)
const nameOf = (status: number): string => `Refused${status}`

const refusal = (status: number): Json => {
  const codes = Object.entries(ERRORS).filter(([, error]) => error.status === status)
  const [code, { title }] = codes[0] as [string, { title: string }]
  return {
    description: `${codes.map(([name]) => `\`${name}\``).join(', ')}.`,
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        example: { type: `/problems/${code.toLowerCase().replaceAll('_', '-')}`, title, status, code },
      },
    },
  }
}

const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'A refusal (RFC 9457). `type` and `code` are stable.',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string', description: 'What happened, in a line.' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(ERRORS) },
    detail: { type: 'string', description: 'What to mend.' },
    errors: {
      type: 'array',
      description: 'The fields at fault.',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: {
          pointer: { type: 'string', format: 'json-pointer', description: 'A JSON Pointer (RFC 6901) into what was sent.' },
          detail: { type: 'string' },
        },
      },
    },
    facts: { type: 'object', description: 'What a program may need to go on.', additionalProperties: true },
  },
}

/** The contracts' own words beside their schemas. */
function worded(schemas: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const words = contractWords()
  return Object.fromEntries(
    Object.entries(schemas)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, schema]) => [name, describedBy(schema, words, name)]),
  )
}

const describedBy = (schema: JsonSchema, words: ReadonlyMap<string, string>, name: string): JsonSchema => ({
  ...schema,
  ...(words.has(name) ? { description: words.get(name) } : {}),
  ...(schema.properties === undefined
    ? {}
    : {
        properties: Object.fromEntries(
          Object.entries(schema.properties).map(([key, inner]) => {
            const told = words.get(`${name}.${key}`)
            return [key, told === undefined ? inner : { ...inner, description: told }]
          }),
        ),
      }),
})
