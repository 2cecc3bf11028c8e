import type { ErrorCode, ErrorDetails } from '@ipt/contracts/errors'

/** A refusal of the server, in the form in which it leaves the file upload too. */
export class Refusal extends Error {
  readonly details: ErrorDetails
  constructor(details: ErrorDetails) {
    super(details.code)
    this.details = details
  }
}

/** The request never came to an answer: no network, or a lost connection. */
export class NetworkFailure extends Error {}

/** What the server said, or null where it said nothing that can be read. */
export function detailsOf(error: unknown): ErrorDetails | null {
  if (error instanceof Refusal) return error.details
  const details = (error as { data?: { details?: unknown } } | null)?.data?.details
  return typeof details === 'object' && details !== null && 'code' in details ? (details as ErrorDetails) : null
}

export const codeOf = (error: unknown): ErrorCode | null => detailsOf(error)?.code ?? null

/** No answer arrived. What was asked for may have happened, or not: sending it again with the same id is safe. */
export function isNetworkFailure(error: unknown): boolean {
  if (error instanceof NetworkFailure) return true
  // A tRPC error without `data` comes from the transport, not from the server.
  return error instanceof Error && error.name === 'TRPCClientError' && !(error as { data?: unknown }).data
}

/** Whether asking again may help: nobody answered, or the server said that it can't at the moment. */
export function isPassing(error: unknown): boolean {
  const status = (error as { data?: { httpStatus?: number } } | null)?.data?.httpStatus
  return isNetworkFailure(error) || (status !== undefined && status >= 500)
}

/** The server's message on one field of the input: `/content`, `/skills/0`. English; the screen words what it knows better. */
export const fieldErrorAt = (error: unknown, pointer: string): string | null =>
  detailsOf(error)?.fields?.find((field) => field.pointer === pointer || field.pointer.startsWith(`${pointer}/`))?.message ?? null
