import { expect } from 'vitest'
import { API_TOKEN } from './api-token-service.ts'
import { ROTATE, USED } from './refresh-rows.ts'
import { LIVE_SESSION, LIVE_SESSIONS } from './session-rows.ts'
import { test } from './testing/auth-test.ts'

const FILL = `
  insert into app_user (id, name, email, email_key, created_at) select gen_random_uuid(), 'n', n::text, n::text, now() from generate_series(1, 20000) n;
  insert into institution (id, name, time_zone, created_at) select gen_random_uuid(), 'DIT', 'UTC', now() from generate_series(1, 1000);
  insert into membership (id, user_id, role, institution_id, since)
    select gen_random_uuid(), u.id, 'student', i.id, now() from app_user u, (select id from institution limit 1) i;
  insert into api_token (id, kind, user_id, name, scopes, digest, salt, created_by_id, created_at, expires_on, expires_at)
    select gen_random_uuid(), 'personal', id, 'n', '{logs:read}', md5(id::text), '', id, now(), now(), now() + '1 day' from app_user;
  insert into session (id, user_id, kind, expires_at, ends_at, created_at, last_used_at)
    select md5(u.id::text || n), u.id, case when n < 3 then 'browser' else 'api' end, now() + '1 day', now() + '1 day', now(), now() from app_user u, generate_series(0, 4) n;
  insert into refresh_token (id, session_id, created_at) select md5(id), id, now() from session where kind = 'api';
  analyze app_user, institution, membership, api_token, session, refresh_token`

const PARAMETERS: Record<string, string> = {
  [LIVE_SESSION.name]: `'x', 'browser', now()`,
  [LIVE_SESSIONS.name]: `array['x', 'y'], now()`,
  [API_TOKEN.name]: `'x', now()`,
  [ROTATE.name]: `'x', 'y', now(), now()`,
  [USED.name]: `'x', 'y', now()`,
}

test.for([LIVE_SESSION, LIVE_SESSIONS, API_TOKEN, ROTATE, USED])(
  '$name reads by index alone, at 100,000 sessions',
  async ({ name, text }, { auth }) => {
    const pool = await auth.orm.driver.getConnection().getNativeClient()
    const client = await pool.connect()
    try {
      const { rows: found } = await client.query<{ count: string }>('select count(*) from session')
      // One by one: each may take as long as a statement may take.
      if (found[0]?.count === '0') for (const part of FILL.split(';')) await client.query(part)
      await client.query('set plan_cache_mode = force_generic_plan')
      await client.query(`prepare ${name}_plan as ${text}`)
      const parameters = PARAMETERS[name]
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain execute ${name}_plan(${parameters})`)
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(plan).toContain('Index')
      expect(plan).not.toContain('Seq Scan')
    } finally {
      client.release(true)
    }
  },
)
