import type { Session, Tables } from '@ipt/db'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { holds, ROLES, rolesOf } from './roles-sql.ts'
import type { SignedIn } from './signed-in.ts'
import { runStatement, type Statement } from './statement.ts'

/** A session that is good now. Moments are milliseconds since 1970. */
interface LiveSession {
  signedIn: SignedIn
  expiresAt: number
  endsAt: number
}

/** Use is noted at most this often: every request would be a write. */
export const USE_NOTED_MS = 5 * 60_000

/** Whom session `s` stands for at a moment: its person `u`, or `v`, whose pages they look at. */
const person = (
  now: string,
): string => `coalesce(v.id, u.id) as user_id, coalesce(v.name, u.name) as name, coalesce(v.email, u.email) as email,
      u.language, u.id as viewer_id, u.name as viewer_name,
      case when v.id is not null then (extract(epoch from s.viewing_until) * 1000)::float8 end as viewing_until,
      coalesce(v.roles, ${rolesOf('u', now)}, '[]') as roles`

/**
 * Somebody is looked at in the roles alone that they hold where the viewer coordinates; where none is left, on either side, or their
 * account is shut, the view is over.
 */
const viewed = (now: string): string => `left join lateral (
      select v.id, v.name, v.email, ${ROLES} as roles
      from app_user v join membership m on m.user_id = v.id
      where v.id = s.viewing_as_id and s.viewing_until > ${now} and v.state = 'ACTIVE' and m.role <> 'coordinator' and ${holds('m', now)}
        and exists (
          select from membership c
          where c.user_id = s.user_id and c.role = 'coordinator' and ${holds('c', now)}
            and (m.institution_id is null or m.institution_id = c.institution_id))
      group by v.id
    ) v on true`

export const LIVE_SESSION: Statement = {
  name: 'auth_live_session',
  text: `
    select s.id, ${person('$3')},
      (extract(epoch from s.expires_at) * 1000)::float8 as expires_at,
      (extract(epoch from s.ends_at) * 1000)::float8 as ends_at,
      (extract(epoch from s.last_used_at) * 1000)::float8 as last_used_at
    from session s
    join app_user u on u.id = s.user_id
    ${viewed('$3')}
    where s.id = $1 and s.kind = $2 and s.expires_at > $3 and s.ends_at > $3 and u.state = 'ACTIVE'`,
}

interface PersonRow {
  id: string
  user_id: string
  name: string
  email: string
  language: SignedIn['language']
  roles: SignedIn['roles']
  viewer_id: string
  viewer_name: string
  /** Null where the session's person is themselves. */
  viewing_until: number | null
}

interface LiveSessionRow extends PersonRow {
  expires_at: number
  ends_at: number
  last_used_at: number
}

const signedInOf = ({ id, user_id, name, email, language, roles, viewer_id, viewer_name, viewing_until }: PersonRow): SignedIn => ({
  sessionId: id,
  userId: user_id,
  name,
  email,
  language,
  roles,
  viewer: viewing_until === null ? null : { userId: viewer_id, name: viewer_name, until: new Date(viewing_until) },
  token: null,
})

/**
 * The session with its person and their roles, in one statement; null when it is gone, over, or theirs who may not sign in. A second
 * statement notes the use, once in five minutes.
 */
export async function loadLiveSession(orm: MikroORM, id: string, kind: Session['kind'], now: Date): Promise<LiveSession | null> {
  const [row] = await runStatement<LiveSessionRow>(orm, LIVE_SESSION, [id, kind, now])
  if (!row) return null
  if (now.getTime() - row.last_used_at >= USE_NOTED_MS) await noteUse(orm, id, now)
  return { signedIn: signedInOf(row), expiresAt: row.expires_at, endsAt: row.ends_at }
}

/** As `LIVE_SESSION`, for many rows of either kind. */
export const LIVE_SESSIONS: Statement = {
  name: 'auth_live_sessions',
  text: `
    select s.id, ${person('$2')}
    from session s
    join app_user u on u.id = s.user_id
    ${viewed('$2')}
    where s.id = any($1) and s.expires_at > $2 and s.ends_at > $2 and u.state = 'ACTIVE'`,
}

/** Those of these sessions that are good now, by id, in one statement. It does not count as use. */
export async function loadLiveSessions(orm: MikroORM, ids: readonly string[], now: Date): Promise<Map<string, SignedIn>> {
  const rows = await runStatement<PersonRow>(orm, LIVE_SESSIONS, [ids, now])
  return new Map(rows.map((row) => [row.id, signedInOf(row)]))
}

const noteUse = (orm: MikroORM, id: string, now: Date): Promise<unknown> =>
  orm.em
    .fork()
    .getKysely<Tables>()
    .updateTable('session')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .where('last_used_at', '<', now)
    .execute()

interface NewSession {
  id: string
  userId: string
  kind: Session['kind']
  userAgent: string
  now: Date
  idleMs: number
  absoluteMs: number
  /** The password's hash that was found right. A session that was asked for by an older password is not opened. */
  passwordHash?: string | undefined
}

const USER_AGENT_MOST = 400

/**
 * Opens a session; false when the person may not sign in. The lock on the person's row waits for a suspension under way and sees its
 * outcome; a suspension that comes later ends this session too. A new password is waited for, and ends it, in the same way.
 */
export async function openSession(
  em: EntityManager,
  { id, userId, kind, userAgent, now, idleMs, absoluteMs, passwordHash }: NewSession,
): Promise<boolean> {
  const db = em.getKysely<Tables>()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('session')
    .columns(['id', 'user_id', 'kind', 'user_agent', 'created_at', 'expires_at', 'ends_at', 'last_used_at'])
    .expression((eb) =>
      eb
        .selectFrom('app_user')
        .select((user) => [
          user.val(id).as('id'),
          'app_user.id as user_id',
          user.val(kind).as('kind'),
          user.val(userAgent.slice(0, USER_AGENT_MOST)).as('user_agent'),
          user.val(now).as('created_at'),
          user.val(later(now, idleMs)).as('expires_at'),
          user.val(later(now, absoluteMs)).as('ends_at'),
          user.val(now).as('last_used_at'),
        ])
        .where('app_user.id', '=', userId)
        .where('state', '=', 'ACTIVE')
        .$if(passwordHash !== undefined, (query) => query.where('password_hash', '=', passwordHash ?? ''))
        .forShare(),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export const later = (moment: Date, ms: number): Date => new Date(moment.getTime() + ms)
