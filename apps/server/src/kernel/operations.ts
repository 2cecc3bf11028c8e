import type { Permission } from '@ipt/domain'
import { type AnyProcedure, TRPCError } from '@trpc/server'
import { z } from 'zod'
import { admit } from './admit.ts'
import { toCamel, toSnake } from './case.ts'
import { AsSentError, DomainError } from './errors.ts'
import { answerOnce, idempotencyKey } from './idempotency.ts'
import { queryOf, type RestContext, type RestRoutes, readJson, withAddress } from './rest.ts'
import type { RequestContext } from './trpc.ts'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** A procedure's second door. */
export interface Operation {
  /** The procedure behind it: `placements.list`. */
  procedure: string
  method: Method
  /** Below /api/v1, with the input's fields that stand in the address in braces: `/placements/{id}`. */
  path: string
  tag: string
  /** What it does, in a line. */
  summary: string
  description?: string
  status: 200 | 201
  /** Anybody may call it, and who is signed in is answered as themselves. */
  known?: true
}

/** What is said of an operation: `[method, path, summary]`, and what goes without saying where it does. */
export type OperationLine = readonly [
  method: Method,
  path: string,
  summary: string,
  more?: { description?: string; status?: 201; known?: true },
]

/** The operations of one tag, by the procedures behind them. */
export const operations = (tag: string, lines: Readonly<Record<string, OperationLine>>): Operation[] =>
  Object.entries(lines).map(
    ([procedure, [method, path, summary, { description, status, known } = {}]]): Operation => ({
      procedure,
      method,
      path,
      tag,
      summary,
      status: status ?? 200,
      ...(description === undefined ? {} : { description }),
      ...(known ? { known } : {}),
    }),
  )

/** The fields of the input that stand in the address, in snake_case. */
export const inPath = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)

/** The one schema that a procedure's input is held to; null where it takes none. */
export function inputOf(procedure: AnyProcedure): z.ZodType | null {
  const { inputs } = procedure._def as unknown as { inputs: z.ZodType[] }
  return inputs[0] ?? null
}

/** Whether an operation takes an Idempotency-Key: what somebody signed in posts. Anybody's answers would be anybody's to fetch. */
export const isKeyed = ({ method }: Pick<Operation, 'method'>, procedure: AnyProcedure): boolean =>
  method === 'post' && permissionOf(procedure) !== 'public'

const permissionOf = (procedure: AnyProcedure): Permission | 'public' =>
  (procedure._def as unknown as { meta: { permission: Permission | 'public' } }).meta.permission

const fieldsOf = (procedure: AnyProcedure): ReadonlySet<string> => {
  const schema = inputOf(procedure)
  const forms = schema instanceof z.ZodUnion ? (schema.options as z.ZodType[]) : [schema]
  return new Set(forms.flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : [])))
}

/** Whether a procedure edits the version that was read: REST says it by If-Match. */
export const needsVersion = (procedure: AnyProcedure): boolean => fieldsOf(procedure).has('version')

/** The methods that operations take at an address; of the server, or below /api/v1, as their paths are. */
export const methodsAt = (all: readonly { method: string; path: string }[], path: string): string[] =>
  all.flatMap((operation) =>
    new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`).test(path) ? [operation.method.toUpperCase()] : [],
  )

export interface Doors {
  procedures: Record<string, AnyProcedure>
  contextOf: (c: RestContext) => RequestContext
}

/** Puts operations up as routes. Each calls its procedure, so that permission, input and output are held to at one place for both doors. */
export function mountOperations(routes: RestRoutes, all: readonly Operation[], { procedures, contextOf }: Doors): void {
  for (const operation of all) {
    const procedure = procedures[operation.procedure]
    if (!procedure) throw new Error(`There is no procedure ${operation.procedure}.`)
    const schema = inputOf(procedure)
    const [keyed, versioned, byRequest] = [isKeyed(operation, procedure), needsVersion(procedure), fieldsOf(procedure).has('requestId')]
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1')
    routes.on(operation.method.toUpperCase(), [path, `${path}/`], async (c) => {
      const body = schema === null ? {} : await sent(c, operation, schema)
      const run = async (): Promise<Response> => {
        const key = keyed && byRequest ? idempotencyKey(c) : null
        const given = toCamel(body) as object
        const input = {
          ...(key === null ? {} : { requestId: c.get('services').keptAnswers.requestIdOf(key) }),
          ...given,
          ...(versioned ? { version: versionOf(c, body) } : {}),
        }
        const output = await call(procedure, {
          ctx: contextOf(c),
          input: schema === null ? undefined : input,
          operation,
          signal: c.req.raw.signal,
        }).catch((error) => {
          throw versioned ? asPrecondition(error) : error
        })
        const etag = etagOf(output)
        if (etag !== null) c.header('ETag', etag)
        return c.json(toSnake(output) as object, operation.status)
      }
      // Before an answer of the past is given again: who may no longer do it is told nothing.
      if (keyed) admit(c.var, permissionOf(procedure) as Permission)
      return keyed ? answerOnce(c, [body, c.req.header('if-match') ?? null], run) : run()
    })
  }
}

/** What can be edited says its version in a header too. */
const etagOf = (output: unknown): string | null => {
  const version = (output as { version?: unknown } | null)?.version
  return Number.isInteger(version) ? `"${version}"` : null
}

/** The version of If-Match. PRECONDITION_REQUIRED where none is named, PRECONDITION_UNREADABLE where it can be none of ours. */
function versionOf(c: RestContext, body: object): number {
  if (Object.hasOwn(body, 'version'))
    throw new AsSentError('INPUT_INVALID', {
      fields: [{ pointer: '/version', message: 'There is no such field: it stands in the header If-Match, in quotes.' }],
    })
  const header = c.req.header('if-match')?.trim()
  if (header === undefined || header === '' || header === '*')
    throw new DomainError('PRECONDITION_REQUIRED', { detail: 'Send If-Match with the version that you read, in quotes: "3".' })
  // Proxies that compress make an ETag weak; its version is the same.
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(header) ?? []
  if (version === undefined) throw new DomainError('PRECONDITION_UNREADABLE', { detail: 'If-Match names one version, in quotes: "3".' })
  return Number(version)
}

/** A version that is no longer current is, by If-Match, a precondition that failed. */
const asPrecondition = (error: unknown): unknown =>
  error instanceof DomainError && error.code === 'STALE_VERSION' ? new DomainError('PRECONDITION_FAILED', error.details) : error

interface Calling {
  ctx: RequestContext
  input: unknown
  operation: Operation
  signal: AbortSignal
}

/** A procedure is a function of what its router would hand to it. What it refuses is told as REST tells it. */
async function call(procedure: AnyProcedure, { ctx, input, operation, signal }: Calling): Promise<unknown> {
  const run = procedure as unknown as (options: object) => Promise<unknown>
  const options = { ctx, getRawInput: async () => input, path: operation.procedure, type: procedure._def.type, signal, batchIndex: 0 }
  try {
    return await run(options)
  } catch (error) {
    throw error instanceof TRPCError ? (error.cause ?? error) : error
  }
}

/** The input as it was sent: from the address, and from the query or the body. */
async function sent(c: RestContext, { method, path }: Operation, schema: z.ZodType): Promise<Record<string, unknown>> {
  const rest = method === 'get' || method === 'delete' ? queryOf(c, schema) : await readJson(c)
  return withAddress(c, inPath(path), rest)
}
