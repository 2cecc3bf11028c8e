import type { Session, Tables } from '@ipt/db'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { SignedIn } from './signed-in.ts'
import { runStatement, type Statement } from './statement.ts'

/** A session that is good now. Moments are milliseconds since 1970. */
interface LiveSession {
  signedIn: SignedIn
  expiresAt: number
  endsAt: number
}

export const LIVE_SESSION: Statement = {
  name: 'auth_live_session',
  text: `
    select s.id, s.user_id, u.name, u.email, u.language,
      (extract(epoch from s.expires_at) * 1000)::float8 as expires_at,
      (extract(epoch from s.ends_at) * 1000)::float8 as ends_at,
      (select coalesce(json_agg(json_build_object('role', m.role, 'institutionId', m.institution_id, 'organisationId', m.organisation_id) order by m.since, m.id), '[]')
        from membership m
        where m.user_id = s.user_id and m.since <= $3 and (m.until is null or m.until > $3)) as roles
    from session s
    join app_user u on u.id = s.user_id
    where s.id = $1 and s.kind = $2 and s.expires_at > $3 and s.ends_at > $3 and u.state = 'ACTIVE'`,
}

interface LiveSessionRow {
  id: string
  user_id: string
  name: string
  email: string
  language: SignedIn['language']
  expires_at: number
  ends_at: number
  roles: SignedIn['roles']
}

/** The session with its person and their roles, in one statement; null when it is gone, over, or theirs who may not sign in. */
export async function loadLiveSession(orm: MikroORM, id: string, kind: Session['kind'], now: Date): Promise<LiveSession | null> {
  const [row] = await runStatement<LiveSessionRow>(orm, LIVE_SESSION, [id, kind, now])
  if (!row) return null
  const { name, email, language, roles } = row
  return {
    signedIn: { sessionId: row.id, userId: row.user_id, name, email, language, roles },
    expiresAt: row.expires_at,
    endsAt: row.ends_at,
  }
}

interface NewSession {
  id: string
  userId: string
  kind: Session['kind']
  userAgent: string
  now: Date
  idleMs: number
  absoluteMs: number
}

const USER_AGENT_MOST = 400

/**
 * Opens a session; false when the person may not sign in. The lock on the person's row waits for a suspension under way and sees its
 * outcome; a suspension that comes later ends this session too.
 */
export async function openSession(
  em: EntityManager,
  { id, userId, kind, userAgent, now, idleMs, absoluteMs }: NewSession,
): Promise<boolean> {
  const db = em.getKysely<Tables>()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('session')
    .columns(['id', 'user_id', 'kind', 'user_agent', 'created_at', 'expires_at', 'ends_at'])
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
        ])
        .where('app_user.id', '=', userId)
        .where('state', '=', 'ACTIVE')
        .forShare(),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export const later = (moment: Date, ms: number): Date => new Date(moment.getTime() + ms)
