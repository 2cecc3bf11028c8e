import type { TestPerson } from '@ipt/domain/builders'
import { expect } from 'vitest'
import type { TestServer } from './index.ts'

/** An answer of REST, read. */
interface Answer {
  status: number
  type: string
  body: Record<string, unknown> & { id: string }
}

/** Calls REST as somebody, or as nobody: an object goes as JSON, the rest as it is. */
export const restOf =
  (server: () => TestServer) =>
  async (
    who: TestPerson | null,
    method: string,
    path: string,
    body?: object | FormData | string,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const json = body !== undefined && typeof body !== 'string' && !(body instanceof FormData)
    const authorization: Record<string, string> = who ? { authorization: `Bearer ${await server().tokenOf(who)}` } : {}
    const response = await server().request(`/api/v1${path}`, {
      method,
      headers: { ...authorization, ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : (body as FormData | string) }),
    })
    const type = response.headers.get('content-type') ?? ''
    return { status: response.status, type, body: (type.includes('json') ? await response.json() : {}) as Answer['body'] }
  }

/** Expects a problem document of this status and code. */
export const refused = (answer: Answer, status: number, code: string): void => {
  expect(answer).toMatchObject({ status, body: { status, code } })
  expect(answer.type).toContain('application/problem+json')
}
