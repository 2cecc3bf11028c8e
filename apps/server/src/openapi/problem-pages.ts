import { ERRORS, type ErrorCode } from '@ipt/contracts/errors'
import { type Context, Hono } from 'hono'
import { DomainError } from '../kernel/errors.ts'
import { problemCode, problemType, WHAT_TO_DO } from '../kernel/problems.ts'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const STYLE =
  ':root { color-scheme: light dark } body { font: 1rem/1.5 system-ui; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }'

const words = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')

const page = (title: string, content: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
${content}
    </main>
  </body>
</html>
`

const pageOf = (code: ErrorCode): string =>
  page(
    code,
    `      <h1>${words(ERRORS[code].title)}</h1>
      <p><code>${code}</code>, status ${ERRORS[code].status}.</p>
      <p>${words(WHAT_TO_DO[code])}</p>
      <p><a href="/problems">All refusals</a></p>`,
  )

const list = (): string =>
  page(
    'Refusals',
    `      <h1>Refusals</h1>
      <dl>
${(Object.keys(ERRORS) as ErrorCode[])
  .map(
    (code) =>
      `        <dt><a href="${problemType(code)}"><code>${code}</code></a> ${ERRORS[code].status}</dt><dd>${words(ERRORS[code].title)}</dd>`,
  )
  .join('\n')}
      </dl>`,
  )

/** `/problems/<code>`, where the `type` of each problem document leads: what it means, and what to do. `/problems` lists them all. */
export function problemPages(): Hono {
  const send = (c: Context, html: string) => c.html(html, 200, { 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-cache' })
  return new Hono({ strict: false })
    .get('/', (c) => send(c, list()))
    .get('/:name', (c) => {
      const code = problemCode(c.req.param('name'))
      if (code === null) throw new DomainError('NOT_FOUND')
      return send(c, pageOf(code))
    })
}
