import type { TrpcAnswer } from './browser.ts'
import type { TestServer } from './index.ts'

/** A program that comes with a bearer token, to tRPC's door. */
export const programOf = (server: TestServer, token: string) => {
  const call = async (path: string, init: RequestInit = {}): Promise<TrpcAnswer> => {
    const response = await server.request(`/trpc/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    })
    const body = (await response.json()) as { result?: { data: unknown }; error?: { data: { details: object } }; code?: string }
    // What no procedure was asked is told as a problem.
    if (!body.result && !body.error) return { status: response.status, ...body }
    return { status: response.status, ...(body.error ? body.error.data.details : { data: body.result?.data }) }
  }
  return {
    query: (procedure: string, input: object = {}) => call(`${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`),
    mutate: (procedure: string, input: object = {}) => call(procedure, { method: 'POST', body: JSON.stringify(input) }),
  }
}
