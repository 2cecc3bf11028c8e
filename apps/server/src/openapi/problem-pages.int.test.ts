import { ERRORS, type ErrorCode } from '@ipt/contracts/errors'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemType, WHAT_TO_DO } from '../kernel/problems.ts'
import { startTestServer, type TestServer } from '../testing/index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('each type of a refusal leads to a page that says what it means and what to do', async () => {
  const list = await (await server.request('/problems')).text()
  for (const code of Object.keys(ERRORS) as ErrorCode[]) {
    const page = await server.request(problemType(code))
    expect([page.status, page.headers.get('content-type')], code).toEqual([200, 'text/html; charset=UTF-8'])
    const text = (await page.text()).replaceAll(/<\/?code>/g, '')
    expect(text).toContain(code)
    expect(text).toContain(ERRORS[code].title.replaceAll('`', ''))
    expect(text).toContain(WHAT_TO_DO[code].replaceAll('`', ''))
    expect(list).toContain(`href="${problemType(code)}"`)
  }
})

test('a refusal leads to its page, and says what to do where nobody has more to say', async () => {
  const answer = await server.request('/api/v1/logs')
  const { type, detail } = (await answer.json()) as { type: string; detail: string }
  expect(detail).toBe(WHAT_TO_DO.SIGNED_OUT)
  expect((await server.request(type)).status).toBe(200)
})

test.each(['none-such', 'INPUT-INVALID', 'input_invalid', 'constructor'])('there is no page of %s', async (name) => {
  expect((await server.request(`/problems/${name}`)).status).toBe(404)
})

test.each([
  ['POST', '/health/live'],
  ['DELETE', '/calendar/x.ics'],
  ['PUT', '/letters/x.pdf'],
])('%s %s is refused with the methods that it takes', async (method, path) => {
  const answer = await server.request(path, { method })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET'])
})
