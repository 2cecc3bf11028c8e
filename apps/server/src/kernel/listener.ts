import type { RequestListener, ServerOptions } from 'node:http'
import { getRequestListener, RequestError } from '@hono/node-server'
import { ERRORS, type ErrorCode } from '@ipt/contracts/errors'
import type { Logger } from 'pino'
import { problemType, WHAT_TO_DO } from './problems.ts'

/** How node's server listens. Without a Host it would answer by itself, and say nothing. */
export const LISTENING: ServerOptions = {
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
  requireHostHeader: false,
}

/** The HTTP side as a node server's listener: a request whose address or host can't be read gets a problem document too. */
export const listenerOf = (fetch: Parameters<typeof getRequestListener>[0], log: Logger): RequestListener =>
  getRequestListener(fetch, {
    errorHandler(error) {
      if (error instanceof RequestError) return refusal('BODY_UNREADABLE', 'The address or the Host header cannot be read.')
      log.error({ err: error }, 'request failed')
      return refusal('INTERNAL', WHAT_TO_DO.INTERNAL)
    },
  })

function refusal(code: ErrorCode, detail: string): Response {
  const { status, title } = ERRORS[code]
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }
  return new Response(JSON.stringify({ type: problemType(code), title, status, code, detail }), { status, headers })
}
