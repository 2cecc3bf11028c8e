import { PasswordQueueFull } from '@ipt/auth'
import { ERRORS, type ErrorCode, type FieldError } from '@ipt/contracts/errors'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc'
import type { ZodError } from 'zod'
import { DomainError } from './errors.ts'
import './issue-words.ts'

/** SQLSTATE classes and codes of a database that is away, starting, stopping, full or too slow; and node's words for the same. */
const AWAY = /^(08|53|57P0|57014|55P03|25P03)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT)$/
const AWAY_WORDS =
  /timeout (exceeded|expired)|Query read timeout|Connection terminated|connection timeout|Client has encountered a connection error/i

/** Whatever was thrown, as a refusal with a code. What has none is INTERNAL, and its words stay with us: an output that breaks its contract too. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error
  if (error instanceof PasswordQueueFull) return new DomainError('UNAVAILABLE')
  if (error instanceof Error) {
    if (('code' in error && AWAY.test(String(error.code))) || AWAY_WORDS.test(error.message)) return new DomainError('UNAVAILABLE')
    if (error.cause !== undefined && error.cause !== error) return toDomainError(error.cause)
  }
  return new DomainError('INTERNAL')
}

/** The faults of an input, each with its pointer; `sent` says how the parts of a path were called by whoever sent it. */
export function fieldsOf(error: ZodError, sent: (path: readonly PropertyKey[]) => readonly PropertyKey[] = (path) => path): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ pointer: pointer(sent([...issue.path, key])), message: 'There is no such field.' }))
    return [{ pointer: pointer(sent(issue.path)), message: issue.message }]
  })
}

/** A JSON Pointer (RFC 6901). */
const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const TRPC_BY_STATUS = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  409: 'CONFLICT',
  412: 'PRECONDITION_FAILED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  428: 'PRECONDITION_REQUIRED',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<(typeof ERRORS)[ErrorCode]['status'], TRPC_ERROR_CODE_KEY>

export const trpcCodeOf = (code: ErrorCode): TRPC_ERROR_CODE_KEY => TRPC_BY_STATUS[ERRORS[code].status]
