import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { MiddlewareHandler } from 'hono'

const NO_BUILD = 'The web app is not built. `npm start` builds it; by hand: pnpm --filter @ipt/web build.'

/** The built web app: hashed assets for ever, everything else asked for again each time, and the one page for every address of its own. */
export function webApp(webDir: string): MiddlewareHandler {
  const files = serveStatic({
    root: webDir,
    precompressed: true,
    onFound: (path, c) => c.header('Cache-Control', /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  return async (c, next) => {
    if (c.req.path !== '/' && c.req.path !== '/index.html') {
      const found = await files(c, async () => undefined)
      if (found) return found
      if (/^\/(assets|api|trpc|health)\/|\.\w+$/.test(c.req.path)) return next()
    }
    const page = await readFile(join(webDir, 'index.html'), 'utf8').catch(() => null)
    return page === null ? c.text(NO_BUILD, 503) : c.html(page, 200, { 'Cache-Control': 'no-cache' })
  }
}
