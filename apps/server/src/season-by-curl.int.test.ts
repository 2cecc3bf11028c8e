import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toldAt } from './openapi/testing/document.ts'
import { heldTo } from './openapi/testing/judge.ts'
import { assertTools, expectTold, runSteps, stepsOf } from './testing/by-curl.ts'
import { startTestServer, type TestServer } from './testing/index.ts'
import { openPort, type Port } from './testing/port.ts'
import { startWorker, type Worker } from './worker.ts'

const PAGE = new URL('../../../docs/api-season.md', import.meta.url)

let server: TestServer
let worker: Worker
let port: Port
let folder: string
/** What was called, and what of its answers the document does not tell. */
const called = new Set<string>()
const faults: string[] = []
beforeAll(async () => {
  await assertTools()
  folder = await mkdtemp(join(tmpdir(), 'ipt-curl-'))
  server = await startTestServer()
  worker = await startWorker(server.services, server.db.appUrl)
  port = await openPort(server, (fetch) => async (request, env) => {
    const response = (await fetch(request, env)) as Response
    const told = toldAt(request.method, new URL(request.url).pathname)
    if (!told) return response
    called.add(told.id)
    faults.push(...(await heldTo(told, response.clone())).faults.map((fault) => `${told.id}: ${fault}`))
    return response
  })
})
afterAll(async () => {
  await port?.close()
  await worker?.stop()
  await server?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

test('a whole season goes by curl alone, by the commands of its page, and comes to what the page shows', async () => {
  const page = await readFile(PAGE, 'utf8')
  const begin = 'server=http://localhost:8000\nCODE=the-code-behind-the-hash\n'
  expect(page).toContain(begin)
  const steps = stepsOf(page.replace(begin, `server=${port.address}\nCODE=${server.services.setupCode}\n`))
  for await (const ran of runSteps(steps, folder)) expectTold(ran)
  expect(faults, 'every answer is as the document tells it').toEqual([])
  expect(called.size).toBeGreaterThanOrEqual(60)
}, 180_000)
