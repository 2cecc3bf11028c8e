import type { AnyProcedure } from '@trpc/server'
import type { Operation } from '../kernel/operations.ts'
import type { ToldRoute } from '../kernel/told.ts'
import { callOfOperation, callOfRoute, describe } from './call.ts'
import { contractWords } from './contract-words.ts'
import { type JsonSchema, SchemaBook } from './json-schema.ts'
import { messages } from './messages.ts'
import { PROBLEM, refusals } from './problem.ts'

type Json = Record<string, unknown>

export interface Described {
  operations: readonly Operation[]
  routes: readonly ToldRoute[]
  procedures: Readonly<Record<string, AnyProcedure>>
  /** What each tag holds. */
  tags: Readonly<Record<string, string>>
  version: string
}

/** The OpenAPI 3.1 document of everything that programs may call, made from the contracts that the calls are held to. */
export function openApiDocument({ operations, routes, procedures, tags, version }: Described): Json {
  const book = new SchemaBook()
  const paths: Record<string, Json> = {}
  const calls = [
    ...operations.map((operation) => callOfOperation(operation, procedures[operation.procedure] as AnyProcedure, book)),
    ...routes.map((route) => callOfRoute(route, book)),
  ]
  for (const call of calls) paths[call.at] = { ...paths[call.at], [call.method]: describe(call, book) }
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
    servers: [{ url: '/', description: 'This server.' }],
    security: [{ bearer: [] }, { password: [] }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    webhooks: messages(book),
    components: {
      securitySchemes: SECURITY,
      parameters: PARAMETERS,
      headers: { ETag: { description: 'The version of what can be edited, in quotes.', schema: { type: 'string' }, example: '"3"' } },
      responses: refusals(),
      schemas: { ...worded(book.used(paths)), Problem: PROBLEM },
    },
  }
}

const ABOUT = `JSON in snake_case. Times are RFC 3339 in UTC, days \`YYYY-MM-DD\` by the institution’s clock. What the caller may not see is 404.

Lists come in pages: \`next\` is the \`cursor\` of the page after, null at the end. A POST with an \`Idempotency-Key\` is done once, however often it is sent. What has a \`version\` is
edited with \`If-Match\`. Refusals are problem documents (RFC 9457) whose \`type\` and \`code\` are stable.

**Signing in.** \`POST /api/v1/auth/login\` gives tokens for an e-mail address and a password. Whoever signs in with a second factor, or by the university’s single sign-on alone, has no password
to send here, and uses a personal token from the account page as the bearer.`

const SECURITY: Json = {
  bearer: { type: 'http', scheme: 'bearer', description: 'An access token, of 15 minutes; a personal token; or a key of an institution.' },
  password: {
    type: 'oauth2',
    description:
      'The e-mail address and the password of a person who signs in with them. Client id and secret stay empty. With a second factor or single sign-on, use a personal token as `bearer`.',
    flows: { password: { tokenUrl: '/api/v1/auth/login', scopes: {} } },
  },
}

const PARAMETERS: Json = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Any text of 1 to 200 letters, digits and `-_.:~+/=`, in quotes or bare: sent again with it, the call is answered as the first time. Kept for 24 hours.',
    schema: { type: 'string', maxLength: 202 },
    example: '"8e03978e-40d5-43dd-bc93-6894a57f9324"',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The `version` that was read, in quotes: the ETag. 412 when it is no longer the present one, 428 when it is missing.',
    schema: { type: 'string' },
    example: '"3"',
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
