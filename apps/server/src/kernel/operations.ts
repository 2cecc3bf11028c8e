import { type AnyProcedure, TRPCError } from '@trpc/server'
import type { z } from 'zod'
import { toCamel, toSnake } from './case.ts'
import { DomainError } from './errors.ts'
import { typedQuery } from './query-values.ts'
import { type RestContext, type RestRoutes, readJson } from './rest.ts'
import type { RequestContext } from './trpc.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

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
}

/** What is said of an operation: `[method, path, summary]`, and what goes without saying where it does. */
export type OperationLine = readonly [method: Method, path: string, summary: string, more?: { description?: string; status?: 201 }]

/** The operations of one tag, by the procedures behind them. */
export const operations = (tag: string, lines: Readonly<Record<string, OperationLine>>): Operation[] =>
  Object.entries(lines).map(
    ([procedure, [method, path, summary, { description, status } = {}]]): Operation => ({
      procedure,
      method,
      path,
      tag,
      summary,
      status: status ?? 200,
      ...(description === undefined ? {} : { description }),
    }),
  )

/** The fields of the input that stand in the address, in snake_case. */
export const inPath = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)

/** The one schema that a procedure's input is held to; null where it takes none. */
export function inputOf(procedure: AnyProcedure): z.ZodType | null {
  const { inputs } = procedure._def as unknown as { inputs: z.ZodType[] }
  return inputs[0] ?? null
}

/** The methods that operations take at an address below /api/v1. */
export const methodsAt = (all: readonly Operation[], path: string): string[] =>
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
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1')
    routes.on(operation.method.toUpperCase(), [path, `${path}/`], async (c) => {
      const input = schema === null ? undefined : toCamel(await sent(c, operation, schema))
      const output = await call(procedure, { ctx: contextOf(c), input, operation, signal: c.req.raw.signal })
      return c.json(toSnake(output) as object, operation.status)
    })
  }
}

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
  const rest = method === 'get' || method === 'delete' ? typedQuery(new URL(c.req.url).searchParams, schema) : await readJson(c)
  const names = inPath(path)
  const twice = names.find((name) => Object.hasOwn(rest, name))
  if (twice !== undefined)
    throw new DomainError('INPUT_INVALID', {
      fields: [{ pointer: `/${twice}`, message: 'There is no such field: it stands in the address.' }],
    })
  return { ...rest, ...Object.fromEntries(names.map((name) => [name, c.req.param(name)])) }
}
