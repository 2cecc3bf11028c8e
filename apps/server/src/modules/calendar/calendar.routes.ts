import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { openFeed } from './calendar.queries.ts'
import { entriesOf } from './entries.ts'
import { icalOf } from './ical.ts'

/** As `newSecret` makes them. */
const ADDRESS = /^([\w-]{43})\.ics$/

/**
 * `/calendar/<secret>.ics`: a person's calendar for the program that asks for it, which can't sign in. An address that never was, one
 * that was replaced or stopped, and one of a suspended person are answered alike: 404, and nothing else.
 */
export const calendarRoutes = (services: Services): Hono =>
  new Hono().get('/:file', etag(), async (c) => {
    c.header('X-Robots-Tag', 'noindex, nofollow')
    c.header('Referrer-Policy', 'no-referrer')
    const [, secret] = ADDRESS.exec(c.req.param('file')) ?? []
    const feed = secret === undefined ? null : await openFeed(services, secret)
    if (!feed) return c.body(null, 404, { 'Cache-Control': 'no-store' })
    const entries = await entriesOf(ctxFor(services, feed.actor), feed.language)
    return c.body(icalOf(entries, feed.language), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="ipt.ics"',
      'Cache-Control': 'private, max-age=300',
    })
  })
