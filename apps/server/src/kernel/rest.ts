import { ERRORS, type ErrorDetails } from '@ipt/contracts/errors'
import { isPermission, type Permission } from '@ipt/domain'
import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { admit, type Caller } from './admit.ts'
import { DEEPEST, isTooDeep, sentPath, snake, toCamel, toSnake } from './case.ts'
import { fieldsOf, toDomainError } from './error-map.ts'
import { AsSentError, DomainError } from './errors.ts'
import { problemType, WHAT_TO_DO } from './problems.ts'
import { typedQuery } from './query-values.ts'
import { ctxFor, type Services } from './services.ts'
import type { Told, ToldRoute } from './told.ts'
import type { Ctx } from './use-case.ts'

export interface RestEnv {
  Variables: Caller & { services: Services; address: string }
}
export type RestContext = Context<RestEnv>
export type RestRoutes = Hono<RestEnv>

type Handler = (c: RestContext, ctx: Ctx) => Promise<Response>
type Method = 'get' | 'post' | 'put' | 'patch'

/** Routes of one module. Every route declares its permission and what it is; a name that is not in the table ends the start. */
export class RestModule {
  readonly routes: RestRoutes = new Hono<RestEnv>({ strict: false })
  readonly told: ToldRoute[] = []
  readonly #addresses: { method: string; form: RegExp }[] = []

  /** A route that anybody may call. */
  open(method: Method, path: string, told: Told, handler: (c: RestContext) => Promise<Response>): this {
    return this.#add(method, path, { ...told, permission: 'public' }, handler)
  }

  #add(method: Method, path: string, told: Told & Pick<ToldRoute, 'permission'>, handler: (c: RestContext) => Promise<Response>): this {
    this.routes.on(method.toUpperCase(), withAndWithoutSlash(path), handler)
    this.#addresses.push({ method: method.toUpperCase(), form: new RegExp(`^${path.replace(/\/$/, '').replaceAll(/:\w+/g, '[^/]+')}/?$`) })
    this.told.push({ ...told, method, at: `/api/v1${path.replace(/\/$/, '').replaceAll(/:(\w+)/g, '{$1}')}` })
    return this
  }

  /** The methods that an address of this module takes. */
  methodsAt(path: string): string[] {
    return this.#addresses.flatMap(({ method, form }) => (form.test(path) ? [method] : []))
  }

  /** A route for people, and keys, that hold a role that `permission` is open to. */
  permitted(permission: Permission, method: Method, path: string, told: Told, handler: Handler): this {
    if (!isPermission(permission)) throw new Error(`The permission table has no ${permission}.`)
    return this.#add(method, path, { ...told, permission }, async (c) => {
      return handler(c, ctxFor(c.get('services'), admit(c.var, permission)))
    })
  }
}

const withAndWithoutSlash = (path: string): string[] => (path.endsWith('/') ? [path, path.slice(0, -1)] : [path, `${path}/`])

/** A contract's output as a REST answer. */
export const answer = (c: RestContext, value: object, status: 200 | 201 = 200): Response => c.json(toSnake(value) as object, status)

/** The parsed input, from a body or a query in snake_case. INPUT_INVALID names the fields, as they were sent. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(toCamel(value))
  if (parsed.success) return parsed.data
  throw new AsSentError('INPUT_INVALID', { fields: fieldsOf(parsed.error, (path) => sentPath(path, value)) })
}

/** A query as `schema` reads it: what is empty is left out, what comes twice is a list. INPUT_INVALID for bytes that are no text. */
export function queryOf(c: RestContext, schema: z.ZodType): Record<string, unknown> {
  const { search, searchParams } = new URL(c.req.url)
  // The parser would put its own letters in the place of what it can't read.
  const broken = search
    .slice(1)
    .split('&')
    .find((pair) => !isText(pair))
  if (broken !== undefined) {
    const [name = ''] = broken.split('=')
    throw new AsSentError('INPUT_INVALID', {
      fields: [{ pointer: isText(name) ? `/${decodeURIComponent(name)}` : '', message: 'Not UTF-8, percent-encoded.' }],
    })
  }
  return typedQuery(searchParams, schema)
}

function isText(encoded: string): boolean {
  try {
    decodeURIComponent(encoded)
    return true
  } catch {
    return false
  }
}

/** What was sent together with what stands in the address. INPUT_INVALID when it says the same once more. */
export function withAddress(c: RestContext, names: readonly string[], sent: Record<string, unknown>): Record<string, unknown> {
  const twice = names.find((name) => Object.hasOwn(sent, name))
  if (twice !== undefined)
    throw new AsSentError('INPUT_INVALID', {
      fields: [{ pointer: `/${twice}`, message: 'There is no such field: it stands in the address.' }],
    })
  return { ...sent, ...Object.fromEntries(names.map((name) => [name, c.req.param(name)])) }
}

const JSON_BYTES = 256 * 1024

/** A JSON object body; none at all is an empty one. UNSUPPORTED_MEDIA_TYPE, BODY_UNREADABLE. */
export async function readJson(c: RestContext): Promise<Record<string, unknown>> {
  const text = await readText(c, JSON_BYTES)
  if (text === '') return {}
  if (!/^application\/([\w.-]+\+)?json\b/i.test(c.req.header('content-type') ?? ''))
    throw new DomainError('UNSUPPORTED_MEDIA_TYPE', { detail: 'Send application/json.' })
  const body = jsonOf(text)
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw new DomainError('BODY_UNREADABLE', { detail: 'The body is not a JSON object.' })
  if (isTooDeep(body)) throw new DomainError('BODY_UNREADABLE', { detail: `The body is nested more than ${DEEPEST} deep.` })
  return body as Record<string, unknown>
}

/** A whole body as text, of at most so many bytes. BODY_UNREADABLE when it is larger, broken off, or not UTF-8. */
export async function readText(c: RestContext, most: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of c.req.raw.body ?? []) {
      size += chunk.length
      if (size > most) break
      chunks.push(chunk)
    }
    if (size <= most) return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new DomainError('BODY_UNREADABLE', { detail: 'The body broke off, or is not UTF-8.' })
  }
  throw new DomainError('BODY_UNREADABLE', { detail: `The body is larger than ${most / 1024} kB.` })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('BODY_UNREADABLE', { detail: 'The body is not valid JSON.' })
  }
}

/** A refusal as problem details (RFC 9457). `type` and `code` are stable; `errors` holds JSON Pointers into the input. */
export function problem(c: Context, error: unknown): Response {
  const refusal = toDomainError(error)
  const { status, title } = ERRORS[refusal.code]
  if (status === 429 && refusal.facts?.retryAfter) c.header('Retry-After', String(refusal.facts.retryAfter))
  if (status === 401) c.header('WWW-Authenticate', 'Bearer')
  // RFC 6750, 3.1.
  if (refusal.code === 'SCOPE_MISSING') c.header('WWW-Authenticate', `Bearer error="insufficient_scope", scope="${refusal.facts?.scope}"`)
  const body = {
    type: problemType(refusal.code),
    title,
    status,
    code: refusal.code,
    ...wordsOf(refusal.details, refusal instanceof AsSentError),
  }
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
}

const wordsOf = ({ code, detail, fields, facts }: ErrorDetails, asSent: boolean): object => ({
  ...(detail !== undefined ? { detail } : fields === undefined ? { detail: WHAT_TO_DO[code] } : {}),
  ...(fields === undefined
    ? {}
    : {
        errors: fields.map(({ pointer, message }) => ({
          pointer: asSent ? pointer : pointer.split('/').map(snake).join('/'),
          detail: message,
        })),
      }),
  ...(facts === undefined ? {} : { facts: toSnake(facts) }),
})
