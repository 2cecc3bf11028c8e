import type { Tables } from '@ipt/db'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { runStatement, type Statement } from './statement.ts'

/** Tokens as the rows have them: digests. Moments are the caller's clock. */
interface Rotation {
  token: string
  successor: string
  now: Date
  /** The session's new idle limit, unless its absolute one is nearer. */
  idleUntil: Date
}

export interface TokenSession {
  sessionId: string
  userId: string
  endsAt: Date
}

/** A token that was exchanged before, of a session that is good. */
export interface UsedToken extends TokenSession {
  usedAt: Date
  /** Nobody has come with the token that it was exchanged for. */
  successorUnused: boolean
}

const LIVE = `
    from refresh_token t
    join session s on s.id = t.session_id
    join app_user u on u.id = s.user_id`
const IS_LIVE = `s.kind = 'api' and s.expires_at > $3 and s.ends_at > $3 and u.state = 'ACTIVE'`
const SESSION = `s.id, s.user_id, (extract(epoch from s.ends_at) * 1000)::float8 as ends_at`

// The session's row is locked first, as in every statement that ends one, so that the two can't wait for each other. Of two at once
// the second waits there, then finds `used_at` set and changes nothing.
export const ROTATE: Statement = {
  name: 'auth_rotate_refresh_token',
  text: `
    with live as (
      select ${SESSION} ${LIVE}
      where t.id = $1 and ${IS_LIVE}
      for no key update of s
    ), used as (
      update refresh_token t set used_at = $3 from live where t.id = $1 and t.used_at is null returning live.id, live.user_id, live.ends_at
    ), successor as (
      insert into refresh_token (id, session_id, created_at) select $2, used.id, $3 from used
    ), slid as (
      update session s set expires_at = least($4, s.ends_at) from used where s.id = used.id
    )
    select id, user_id, ends_at from used`,
}

export const USED: Statement = {
  name: 'auth_used_refresh_token',
  text: `
    select ${SESSION}, (extract(epoch from t.used_at) * 1000)::float8 as used_at, n.id is not null and n.used_at is null as successor_unused
    ${LIVE}
    left join refresh_token n on n.id = $2 and n.session_id = s.id
    where t.id = $1 and t.used_at is not null and ${IS_LIVE}`,
}

interface SessionRow {
  id: string
  user_id: string
  ends_at: number
}

/** Exchanges an unused token of a good session for its successor and slides the session, in one statement; null when it isn't one. */
export async function rotate(orm: MikroORM, { token, successor, now, idleUntil }: Rotation): Promise<TokenSession | null> {
  const [row] = await runStatement<SessionRow>(orm, ROTATE, [token, successor, now, idleUntil])
  return row ? toSession(row) : null
}

/** The token, if it was exchanged before and its session is good; else null. */
export async function findUsed(orm: MikroORM, { token, successor, now }: Omit<Rotation, 'idleUntil'>): Promise<UsedToken | null> {
  const [row] = await runStatement<SessionRow & { used_at: number; successor_unused: boolean }>(orm, USED, [token, successor, now])
  return row ? { ...toSession(row), usedAt: new Date(row.used_at), successorUnused: row.successor_unused } : null
}

/** The first token of a session. */
export async function insertFirst(
  em: EntityManager,
  { token, sessionId, now }: { token: string; sessionId: string; now: Date },
): Promise<void> {
  await em
    .getKysely<Tables>()
    .insertInto('refresh_token')
    .values({ id: token, session_id: sessionId, created_at: now, used_at: null })
    .execute()
}

const toSession = (row: SessionRow): TokenSession => ({ sessionId: row.id, userId: row.user_id, endsAt: new Date(row.ends_at) })
