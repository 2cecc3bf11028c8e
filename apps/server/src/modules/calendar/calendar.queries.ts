import { digestOf } from '@ipt/auth'
import type { CalendarFeedView } from '@ipt/contracts'
import { CalendarFeed, Membership } from '@ipt/db'
import type { Actor, Language } from '@ipt/domain'
import { ownId } from '../../kernel/policy.ts'
import type { Services } from '../../kernel/services.ts'
import { moment } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** The actor's calendar feed, or null. Its address is nowhere to be read. */
export async function viewFeed(ctx: Ctx): Promise<CalendarFeedView> {
  const feed = await ctx.em.findOne(CalendarFeed, { user: ownId(ctx.actor) })
  return feed && { createdAt: moment(feed.createdAt), lastFetchedAt: feed.lastFetchedAt ? moment(feed.lastFetchedAt) : null }
}

/** Fetches are noted at most this often. */
const NOTED_MS = 60_000

/**
 * Whose feed an address is, with the roles of this moment; null where there is none, or its person may not come in. Notes the fetch.
 */
export async function openFeed(services: Services, secret: string): Promise<{ actor: Actor; language: Language } | null> {
  const em = services.orm.em.fork()
  const now = services.clock()
  const feed = await em.findOne(CalendarFeed, { id: digestOf(secret), user: { state: 'ACTIVE' } }, { populate: ['user'] })
  if (!feed || services.lockedOut.has(feed.user.id)) return null
  const memberships = await em.find(
    Membership,
    { user: feed.user.id, since: { $lte: now }, $or: [{ until: null }, { until: { $gt: now } }] },
    { orderBy: { since: 'asc', id: 'asc' } },
  )
  if (!feed.lastFetchedAt || now.getTime() - feed.lastFetchedAt.getTime() >= NOTED_MS)
    await em.nativeUpdate(CalendarFeed, { id: feed.id }, { lastFetchedAt: now })
  const roles = memberships.map(({ role, institution, organisation }) => ({
    role,
    institutionId: institution?.id ?? null,
    organisationId: organisation?.id ?? null,
  }))
  return { actor: { kind: 'user', userId: feed.user.id, roles }, language: feed.user.language }
}
