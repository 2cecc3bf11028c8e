import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWebApp } from './web-app.ts'

let webDir: string
let app: Hono

const page = (script: string): string => `<!doctype html><script type="module" crossorigin src="${script}"></script>`

beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'ipt-web-'))
  await mkdir(join(webDir, 'assets'))
  await writeFile(join(webDir, 'index.html'), page('/assets/index-one.js'))
  await writeFile(join(webDir, 'assets', 'index-one.js'), 'export {}')
  await writeFile(join(webDir, 'sw.js'), '')
  const web = openWebApp(webDir)
  app = new Hono()
    .use('/health/*', web.tellBuild)
    .get('/health/live', () => Response.json({ status: 'ok' }))
    .get('*', web.pages)
    .notFound((c) => c.json({ code: 'NOT_FOUND' }, 404))
})
afterAll(() => rm(webDir, { recursive: true }))

test.each(['/', '/index.html', '/student/logs', '/nowhere', '/sign-in?next=%2Fstudent'])(
  '%s is the page, asked for again each time',
  async (path) => {
    const response = await app.request(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(await response.text()).toContain('/assets/index-one.js')
  },
)

test('what is named after its content is kept for ever, and what stands at a fixed address never without asking', async () => {
  const asset = await app.request('/assets/index-one.js')
  expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  const worker = await app.request('/sw.js')
  expect([worker.status, worker.headers.get('cache-control')]).toEqual([200, 'no-cache'])
})

test.each(['/assets/index-old.js', '/assets/', '/assets', '/favicon.ico', '/api/v2/x', '/health/x'])(
  '%s is not there, and no page says otherwise',
  async (path) => {
    const response = await app.request(path)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).not.toContain('html')
    expect(response.headers.get('cache-control') ?? '').not.toContain('immutable')
  },
)

test('the build is told, and a new one too once its page was asked for', async () => {
  expect((await app.request('/health/live')).headers.get('app-build')).toBe('/assets/index-one.js')
  await writeFile(join(webDir, 'index.html'), page('/assets/index-two.js'))
  await app.request('/')
  expect((await app.request('/health/live')).headers.get('app-build')).toBe('/assets/index-two.js')
})

test('without a build no page is promised', async () => {
  const { pages, tellBuild } = openWebApp(join(webDir, 'none'))
  const bare = new Hono()
    .use('/health/*', tellBuild)
    .get('/health/live', (c) => c.text('ok'))
    .get('*', pages)
  expect((await bare.request('/student')).status).toBe(503)
  expect((await bare.request('/health/live')).headers.get('app-build')).toBeNull()
})

test('what was compressed beside a file is sent to whoever takes it', async () => {
  await writeFile(join(webDir, 'assets', 'index-one.js.br'), 'small')
  const compressed = await app.request('/assets/index-one.js', { headers: { 'accept-encoding': 'gzip, br' } })
  expect([compressed.headers.get('content-encoding'), await compressed.text()]).toEqual(['br', 'small'])
  expect(compressed.headers.get('content-type')).toContain('javascript')
  expect(compressed.headers.get('vary')).toBe('Accept-Encoding')
  expect(await (await app.request('/assets/index-one.js')).text()).toBe('export {}')
})
