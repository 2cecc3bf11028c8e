import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { MiddlewareHandler } from 'hono'
import { languageOf, openFirstParts } from './first-parts.ts'

const NO_BUILD = 'The web app is not built. `npm start` builds it; by hand: pnpm --filter @ipt/web build.'

export interface WebApp {
  /** Hashed assets for ever, everything else asked for again each time, and the one page for every address of its own. */
  pages: MiddlewareHandler
  /** Says in `App-Build` which build is in place, so that a page that has been open for a week learns that it is an old one. */
  tellBuild: MiddlewareHandler
}

/** The built web app. A file that isn't there is passed on, so that nobody takes a page for a script. */
export function openWebApp(webDir: string): WebApp {
  const index = join(webDir, 'index.html')
  let build = buildOf(pageNow(index))
  let firstParts = openFirstParts(webDir)
  const files = serveStatic({ root: webDir, precompressed: true })
  return {
    async pages(c, next) {
      if (c.req.path !== '/' && c.req.path !== '/index.html') {
        const found = await files(c, async () => undefined)
        if (found) {
          // Not in `onFound`: that is called when the answer is made already, and changes nothing in it.
          found.headers.set('Cache-Control', c.req.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
          return found
        }
        if (/^\/(assets|api|trpc|health)(\/|$)|\.\w+$/.test(c.req.path)) return next()
      }
      const page = await readFile(index, 'utf8').catch(() => null)
      if (page === null) return c.text(NO_BUILD, 503)
      const present = buildOf(page)
      if (present !== build) firstParts = openFirstParts(webDir)
      build = present
      const links = firstParts(c.req.path, languageOf(c.req.header('accept-language')))
      return c.html(page.replace('</head>', `${links}</head>`), 200, { 'Cache-Control': 'no-cache', Vary: 'Accept-Language' })
    },
    async tellBuild(c, next) {
      await next()
      if (build !== null) c.header('App-Build', build)
    },
  }
}

function pageNow(index: string): string | null {
  try {
    return readFileSync(index, 'utf8')
  } catch {
    return null
  }
}

/** The page's own script: named after its content, and so after everything that it loads. */
const buildOf = (page: string | null): string | null => /<script type="module"[^>]* src="([^"]+)"/.exec(page ?? '')?.[1] ?? null
