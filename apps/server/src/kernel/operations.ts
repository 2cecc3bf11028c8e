import type { AnyProcedure } from '@trpc/server'
import type { Hono } from 'hono'
import type { z } from 'zod'
import { toCamel, toSnake } from './case.ts'
import { DomainError } from './errors.ts'
import { typedQuery } from './query-values.ts'
import { type RestContext, type RestEnv, readJson } from './rest.ts'
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
export const operations = (tag: string, lines: Record<string, OperationLine>): Operation[] =>
  Object.entries(lines).map(([procedure, [method, path, summary, { description, status = 200 } = {}]]) => ({
    procedure,
    method,
    path,
    tag,
    summary,
    status,
    ...(description === undefined ? {} : { description }),
  }))

/** The fields of the input that stand in the address, in snake_case. */
export const inPath = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)

/** The one schema that a procedure's input is held to; null where it takes none. */
export function inputOf(procedure: AnyProcedure): z.ZodType | null {
  const { inputs } = procedure._def as unknown as { inputs: z.ZodType[] }
  return inputs[0] ?? null
}

export type Call = (context: RequestContext, procedure: string, input: unknown) => Promise<unknown>

/** Puts operations up as routes. Each calls its procedure, so that permission, input and output are held to at one place for both doors. */
export function mountOperations(
  app: Hono<RestEnv>,
  all: readonly Operation[],
  { procedures, contextOf, call }: { procedures: Record<string, AnyProcedure>; contextOf: (c: RestContext) => RequestContext; call: Call },
): void {
  for (const operation of all) {
    const procedure = procedures[operation.procedure]
    if (!procedure) throw new Error(`There is no procedure ${operation.procedure}.`)
    const schema = inputOf(procedure)
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1')
    app.on(operation.method.toUpperCase(), [path, `${path}/`], async (c) => {
      const input = schema === null ? undefined : toCamel(await sent(c, operation, schema))
      return c.json(toSnake(await call(contextOf(c), operation.procedure, input)) as object, operation.status)
    })
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
