import type { SignedIn } from '@ipt/auth'
import type { SessionList, SessionView } from '@ipt/contracts'
import Bowser from 'bowser'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** A program that signs in at every run can leave thousands. */
const LISTED = 50

/** Where a person is signed in now: the session that asks first, then by last use. */
export async function listSessions({ em, clock }: Pick<Ctx, 'em' | 'clock'>, { userId, sessionId }: SignedIn): Promise<SessionList> {
  const live = tables(em)
    .selectFrom('session')
    .where('user_id', '=', userId)
    .where('expires_at', '>', clock())
    .where('ends_at', '>', clock())
  const rows = await live
    .select(['id', 'kind', 'user_agent', 'created_at', 'last_used_at'])
    .orderBy((eb) => eb('id', '=', sessionId), 'desc')
    .orderBy('last_used_at', 'desc')
    .orderBy('id')
    .limit(LISTED)
    .execute()
  const { count } = await live.select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow()
  return {
    items: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      ...clientOf(row.user_agent),
      signedInAt: moment(row.created_at),
      lastUsedAt: moment(row.last_used_at),
      current: row.id === sessionId,
    })),
    more: Number(count) - rows.length,
  }
}

/** What a client calls itself, as far as that says anything. */
export function clientOf(userAgent: string): Pick<SessionView, 'browser' | 'system' | 'client'> {
  // Every browser begins like this; programs begin with their name.
  if (!userAgent.startsWith('Mozilla/')) {
    const [program = null] = /^[\w.+-]{1,40}(\/[\w.+-]{1,20})?/.exec(userAgent) ?? []
    return { browser: null, system: null, client: program }
  }
  const { browser, os } = Bowser.parse(userAgent)
  return { browser: browser.name || null, system: os.name || null, client: null }
}
