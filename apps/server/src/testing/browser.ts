import type { TestPerson } from '@ipt/domain/builders'
import { TEST_PASSWORD, type TestServer } from './index.ts'

/** What tRPC said: the data, or the code of the refusal. */
export interface TrpcAnswer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test names what it expects
  data?: any
  code?: string
  facts?: Record<string, string | number>
  fields?: { pointer: string }[]
}

/** A browser: it keeps the cookie that the server gives it. */
export class TestBrowser {
  readonly #server: TestServer
  readonly #userAgent: string
  cookie = ''

  constructor(server: TestServer, userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0') {
    this.#server = server
    this.#userAgent = userAgent
  }

  /** Signs in with the tests' password, or another. */
  async signIn(person: Pick<TestPerson, 'email'>, password = TEST_PASSWORD): Promise<TrpcAnswer> {
    return this.mutate('accounts.signIn', { email: person.email, password })
  }

  mutate(procedure: string, input?: object): Promise<TrpcAnswer> {
    return this.#call(procedure, { method: 'POST', ...(input ? { body: JSON.stringify(input) } : {}) })
  }

  query(procedure: string): Promise<TrpcAnswer> {
    return this.#call(procedure, {})
  }

  async #call(procedure: string, init: RequestInit): Promise<TrpcAnswer> {
    const headers = { 'content-type': 'application/json', 'user-agent': this.#userAgent, cookie: this.cookie }
    const response = await this.#server.request(`/trpc/${procedure}`, { ...init, headers })
    const [cookie] = (response.headers.get('set-cookie') ?? '').split(';')
    if (cookie) this.cookie = cookie
    const { result, error } = (await response.json()) as { result?: { data: unknown }; error?: { data: { details: object } } }
    return { status: response.status, ...(error ? error.data.details : { data: result?.data }) }
  }
}
