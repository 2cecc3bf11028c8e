import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDemo } from './demo/index.ts'
import { assertTools, runSteps } from './testing/by-curl.ts'
import { startTestServer, type TestServer } from './testing/index.ts'
import { openPort, type Port } from './testing/port.ts'

const README = new URL('../../../README.md', import.meta.url)
/** A single pixel. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

let server: TestServer
let port: Port
let folder: string
beforeAll(async () => {
  await assertTools()
  folder = await mkdtemp(join(tmpdir(), 'ipt-curl-'))
  server = await startTestServer()
  port = await openPort(server)
  await openDemo(server.services, true, () => undefined)
}, 180_000)
afterAll(async () => {
  await port?.close()
  await server?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

test('the two calls of the README, as they are printed: a log with a file, and its verification', async () => {
  const readme = await readFile(README, 'utf8')
  const [, setUp, submit, verify] = /^```sh\n(api=[\s\S]*?)(curl -X POST .*\n)(curl -X PATCH .*\n)```$/m.exec(readme) ?? []
  const here = (code = '') => code.replaceAll('http://localhost:8000', port.address)
  await writeFile(join(folder, 'schematic.png'), Buffer.from(PICTURE, 'base64'))

  const steps = [
    { title: 'submit', code: `${here(setUp)}{ ${here(submit)}} | tee first.json\n`, answers: [] },
    { title: 'verify', code: `ID=$(node -p 'require("./first.json").id')\n${here(verify)}`, answers: [] },
  ]
  const printed: { id: string }[] = []
  for await (const ran of runSteps(steps, folder)) printed.push(JSON.parse(ran.printed))
  const log = {
    id: printed[0]?.id,
    content: 'Worked on API design for 5 hours.',
    files: [{ name: 'schematic.png', media_type: 'image/png' }],
  }
  expect(printed).toMatchObject([
    { ...log, status: 'SUBMITTED', log_date: '2026-08-18', revision: 1 },
    { ...log, status: 'VERIFIED_INDUSTRY' },
  ])
})
