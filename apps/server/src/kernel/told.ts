import { Id } from '@ipt/contracts'
import type { Permission } from '@ipt/domain'
import { z } from 'zod'

/** A body of bytes, or a file in a form. */
export const Bytes = z.file()

/** A body by its media type. */
export type Bodies = Readonly<Record<string, z.ZodType>>

/** What the document says of a route that is no procedure's second door alone. Contracts are in camelCase, as everywhere. */
export interface Told {
  /** How a generated client calls it: `logbook.revise`. */
  id: string
  tag: string
  summary: string
  description?: string
  /** The procedures whose second door this is. */
  serves?: readonly string[]
  /** Where what stands in the address is something else than an id. */
  path?: z.ZodType
  query?: z.ZodType
  body?: Bodies
  /** Statuses of refusals that calls of this kind do not give else. */
  refuses?: readonly number[]
  /** What is answered, by status; null: no body. */
  answers: Readonly<Record<number, Bodies | null>>
}

/** A route with its address below the server's root, such as `/api/v1/logs/{id}`. */
export interface ToldRoute extends Told {
  method: string
  at: string
  permission: Permission | 'public'
}

/** What stands in an address unless it is told otherwise. */
export const IdInPath = z.strictObject({ id: Id })

export const json = (schema: z.ZodType): Bodies => ({ 'application/json': schema })
