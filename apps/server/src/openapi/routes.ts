import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { DomainError } from '../kernel/errors.ts'

const require = createRequire(import.meta.url)

/** What the two readers are made of: their packages' own files, and a line that starts each. Nothing comes from another host. */
const PARTS: Readonly<Record<string, { type: string; read: () => Promise<string> }>> = {
  'swagger-ui.css': { type: 'text/css', read: () => readFile(require.resolve('swagger-ui-dist/swagger-ui.css'), 'utf8') },
  'swagger-ui.js': { type: 'text/javascript', read: () => readFile(require.resolve('swagger-ui-dist/swagger-ui-bundle.js'), 'utf8') },
  'swagger-start.js': {
    type: 'text/javascript',
    read: async () =>
      `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reader', deepLinking: true, docExpansion: 'none', filter: true, validatorUrl: null, supportedSubmitMethods: ['get', 'put', 'post', 'delete', 'patch'] })`,
  },
  'redoc.js': {
    type: 'text/javascript',
    read: async () => withoutLogo(await readFile(require.resolve('redoc/bundles/redoc.standalone.js'), 'utf8')),
  },
  'redoc-start.js': {
    type: 'text/javascript',
    read: async () =>
      `Redoc.init('/openapi.json', { maxDisplayedEnumValues: 12, jsonSamplesExpandLevel: 2 }, document.getElementById('reader'))`,
  },
}

/** ReDoc shows its maker's logo from the maker's host: an empty picture stands in its place, and the name beside it stays. */
const withoutLogo = (script: string): string =>
  script.replaceAll(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini\.svg/g, "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E")

const page = (title: string, scripts: readonly string[], styles: readonly string[] = []): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="data:,">
${styles.map((name) => `    <link rel="stylesheet" href="/docs/parts/${name}">\n`).join('')}  </head>
  <body style="margin: 0">
    <div id="reader"></div>
${scripts.map((name) => `    <script src="/docs/parts/${name}"></script>\n`).join('')}  </body>
</html>
`

/** The readers write styles into the page, and run no scripts but those above. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

const asksAgain: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-cache')
}

/** `/openapi.json`, and two readers of it: Swagger UI at `/docs`, to try calls, and ReDoc at `/redoc`, to read. */
export function openApiRoutes(document: () => object): Hono {
  let made: string | undefined
  const parts = new Map<string, string>()
  const send = (html: string) => (c: Context) => c.html(html, 200, { 'Content-Security-Policy': POLICY })
  const routes = new Hono({ strict: false })
  for (const path of ['/openapi.json', '/docs', '/docs/*', '/redoc']) routes.use(path, asksAgain, compress(), etag())
  return routes
    .get('/openapi.json', (c) => {
      made ??= JSON.stringify(document())
      return c.body(made, 200, { 'Content-Type': 'application/json' })
    })
    .get('/docs', send(page('IPT Service: try the API', ['swagger-ui.js', 'swagger-start.js'], ['swagger-ui.css'])))
    .get('/redoc', send(page('IPT Service: read the API', ['redoc.js', 'redoc-start.js'])))
    .get('/docs/parts/:name', async (c) => {
      const name = c.req.param('name')
      const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined
      if (!part) throw new DomainError('NOT_FOUND')
      const text = parts.get(name) ?? (await part.read())
      parts.set(name, text)
      return c.body(text, 200, { 'Content-Type': `${part.type}; charset=utf-8` })
    })
}

/** Of the project. */
export const VERSION: string = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
