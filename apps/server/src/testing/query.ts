import type { TestPerson } from '@ipt/domain/builders'
import type { TestServer } from './index.ts'

/** What a query of the API answers somebody: of another module, which is reached through its door alone. */
export async function queried<Output>(server: TestServer, who: TestPerson, path: string, input: object): Promise<Output> {
  const response = await server.request(`/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, {
    headers: { authorization: `Bearer ${await server.tokenOf(who)}` },
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
  return ((await response.json()) as { result: { data: Output } }).result.data
}
