import { Session } from '@ipt/db'
import { describe, expect } from 'vitest'
import { digestOf } from './digest.ts'
import { cookieFor } from './session-cookie.ts'
import { SessionService } from './session-service.ts'
import { DAY, MINUTE, test } from './testing/auth-test.ts'

describe('signing in', () => {
  test('gives a cookie for the session, of which the database holds the digest alone', async ({ auth }) => {
    const userId = await auth.person()
    const session = await auth.sessions.signIn(userId, { userAgent: `Firefox ${'x'.repeat(1_000)}` })
    expect(session?.setCookie).toBe(
      `__Host-ipt-session=${session?.value}; HttpOnly; Max-Age=${60 * 24 * 3600}; Path=/; SameSite=Lax; Secure`,
    )
    expect(session?.value).toMatch(/^[a-z2-7]{40}$/)
    const [row, ...others] = await auth.sessionsOf(userId)
    expect(others).toEqual([])
    expect(row).toMatchObject({ id: digestOf(session?.value ?? ''), kind: 'browser', createdAt: auth.clock.now(), endsAt: session?.endsAt })
    expect(row?.id).toBe(session?.sessionId)
    expect(row?.userAgent).toHaveLength(400)
  })

  test('says who it is, with the roles they hold', async ({ auth }) => {
    const userId = await auth.person()
    const institutionId = await auth.role(userId, 'coordinator', auth.clock.now())
    const cookie = await auth.cookieOf(userId)
    expect(await auth.sessions.resolve(cookie)).toEqual({
      sessionId: digestOf(cookie),
      userId,
      name: 'Amina Juma',
      email: `Amina.${userId}@ipt.example`,
      language: 'sw',
      roles: [{ role: 'coordinator', institutionId, organisationId: null }],
      viewer: null,
      token: null,
    })
  })

  test('makes a new session each time, and ends the one of the browser it came from', async ({ auth }) => {
    const userId = await auth.person()
    const elsewhere = await auth.cookieOf(userId)
    const before = await auth.cookieOf(userId)
    const after = await auth.cookieOf(userId, before)
    expect(after).not.toBe(before)
    expect(await auth.sessions.resolve(before)).toBeNull()
    expect(await auth.sessions.resolve(after)).not.toBeNull()
    expect(await auth.sessions.resolve(elsewhere)).not.toBeNull()
  })

  test('ignores a cookie that a stranger planted: the new value is its own', async ({ auth }) => {
    const planted = 'a'.repeat(40)
    expect(await auth.cookieOf(await auth.person(), planted)).not.toBe(planted)
    expect(await auth.sessions.resolve(planted)).toBeNull()
  })

  test('is refused to the suspended and to nobody', async ({ auth }) => {
    expect(await auth.sessions.signIn(await auth.person('SUSPENDED'), { userAgent: '' })).toBeNull()
    expect(await auth.sessions.signIn('01890000-0000-7000-8000-000000000000', { userAgent: '' })).toBeNull()
  })

  test('by a password that is no longer theirs is refused', async ({ auth }) => {
    const userId = await auth.person()
    const since = async (passwordHash: string) =>
      auth.orm.em.fork().execute('update app_user set password_hash = ? where id = ?', [passwordHash, userId])
    await since('the old hash')
    expect(await auth.sessions.signIn(userId, { userAgent: '', passwordHash: 'the old hash' })).not.toBeNull()
    await since('the new hash')
    expect(await auth.sessions.signIn(userId, { userAgent: '', passwordHash: 'the old hash' })).toBeNull()
    expect(await auth.tokens.issue(userId, { userAgent: '', passwordHash: 'the old hash' })).toBeNull()
    expect(await auth.tokens.issue(userId, { userAgent: '', passwordHash: 'the new hash' })).not.toBeNull()
  })

  test('waits for a suspension under way, and is refused by it', async ({ auth }) => {
    const userId = await auth.person()
    const suspension = await auth.orm.em.fork().transactional(async (em) => {
      await em.getConnection().execute(`update app_user set state = 'SUSPENDED' where id = ?`, [userId], 'run', em.getTransactionContext())
      await auth.sessions.endAll(userId, em)
      const signIn = auth.sessions.signIn(userId, { userAgent: '' })
      await new Promise((done) => setTimeout(done, 100))
      return { signIn }
    })
    expect(await suspension.signIn).toBeNull()
    expect(await auth.sessionsOf(userId)).toEqual([])
  })
})

test('without https the cookie is plain, and is read by that name', async ({ auth }) => {
  const sessions = new SessionService({ orm: auth.orm, clock: auth.clock.now, cookie: cookieFor(null) })
  const session = await sessions.signIn(await auth.person(), { userAgent: '' })
  expect(session?.setCookie).toBe(`ipt-session=${session?.value}; HttpOnly; Max-Age=${60 * 24 * 3600}; Path=/; SameSite=Lax`)
  expect(await sessions.signOut(null)).toBe('ipt-session=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax')
  expect(sessions.readCookie(`theme=dark; ipt-session=${session?.value}`)).toBe(session?.value)
  expect(sessions.readCookie(`__Host-ipt-session=${session?.value}`)).toBeNull()
})

describe('resolving', () => {
  test('takes one statement', async ({ auth }) => {
    const cookie = await auth.cookieOf(await auth.person())
    expect(await auth.statementsOf(() => auth.sessions.resolve(cookie))).toBe(1)
    expect(await auth.statementsOf(() => auth.sessions.resolve('x'.repeat(40)))).toBe(1)
    expect(await auth.statementsOf(() => auth.sessions.resolve(''))).toBe(0)
  })

  test('notes the use, but not at every one', async ({ auth }) => {
    const userId = await auth.person()
    const cookie = await auth.cookieOf(userId)
    const { accessToken } = await auth.tokensOf(userId)
    const lastUsed = async () => (await auth.sessionsOf(userId)).map((session) => session.lastUsedAt)
    const began = auth.clock.now()
    auth.clock.forward(5 * MINUTE - 1)
    await auth.sessions.resolve(cookie)
    await auth.tokens.resolve(accessToken)
    expect(await lastUsed()).toEqual([began, began])
    auth.clock.forward(1)
    expect(await auth.statementsOf(() => auth.sessions.resolve(cookie))).toBe(2)
    expect(await auth.statementsOf(() => auth.sessions.resolve(cookie))).toBe(1)
    await auth.tokens.resolve(accessToken)
    expect(await lastUsed()).toEqual([auth.clock.now(), auth.clock.now()])
  })

  test.for(['', 'x', '\u0000', '%', "' or true --", 'é'.repeat(10_000), null, undefined])(
    'nonsense (%#) is nobody',
    async (value, { auth }) => {
      expect(await auth.sessions.resolve(value)).toBeNull()
    },
  )

  test("the row's id is no cookie, and neither is a token's session", async ({ auth }) => {
    const userId = await auth.person()
    expect(await auth.sessions.resolve(digestOf(await auth.cookieOf(userId)))).toBeNull()
    const until = new Date(auth.clock.now().getTime() + DAY)
    const row = {
      id: digestOf('value'),
      user: userId,
      kind: 'api',
      createdAt: auth.clock.now(),
      lastUsedAt: auth.clock.now(),
      expiresAt: until,
      endsAt: until,
    } as const
    await auth.orm.em.fork().insert(Session, row)
    expect(await auth.sessions.resolve('value')).toBeNull()
    await auth.orm.em.fork().nativeUpdate(Session, { id: digestOf('value') }, { kind: 'browser' })
    expect(await auth.sessions.resolve('value')).not.toBeNull()
  })

  test('a suspended person is refused at once, and welcome again when active', async ({ auth }) => {
    const userId = await auth.person()
    const cookie = await auth.cookieOf(userId)
    await auth.setState(userId, 'SUSPENDED')
    expect(await auth.sessions.resolve(cookie)).toBeNull()
    await auth.setState(userId, 'ACTIVE')
    expect(await auth.sessions.resolve(cookie)).not.toBeNull()
  })

  test('memberships count from their first moment to before their last', async ({ auth }) => {
    const userId = await auth.person()
    const start = auth.clock.now()
    const past = await auth.role(userId, 'student', start, DAY)
    const coming = await auth.role(userId, 'coordinator', new Date(start.getTime() + DAY))
    const cookie = await auth.cookieOf(userId)
    const places = async () => (await auth.sessions.resolve(cookie))?.roles.map((held) => held.institutionId)
    expect(await places()).toEqual([past])
    auth.clock.forward(DAY - 1)
    expect(await places()).toEqual([past])
    auth.clock.forward(1)
    expect(await places()).toEqual([coming])
  })
})

test('of many sessions, those that are good are told with their people, in one statement that is no use', async ({ auth }) => {
  const [userId, suspended, gone] = [await auth.person(), await auth.person(), await auth.person()]
  const institutionId = await auth.role(userId, 'student', auth.clock.now())
  const mine = digestOf(await auth.cookieOf(userId))
  const { sessionId: token } = await auth.tokensOf(userId)
  const ids = [mine, token, digestOf(await auth.cookieOf(suspended)), digestOf(await auth.cookieOf(gone)), 'nobody’s']
  await auth.setState(suspended, 'SUSPENDED')
  await auth.sessions.endAll(gone)
  const good = new Map<string, unknown>()
  const ask = async () => {
    good.clear()
    for (const [id, signedIn] of await auth.sessions.stillGood(ids)) good.set(id, signedIn)
  }
  expect(await auth.statementsOf(ask)).toBe(1)
  expect([...good.keys()].sort()).toEqual([mine, token].sort())
  expect(good.get(mine)).toMatchObject({ sessionId: mine, userId, roles: [{ role: 'student', institutionId }] })
  const began = auth.clock.now()
  auth.clock.forward(14 * DAY - MINUTE)
  await ask()
  expect((await auth.sessionsOf(userId)).map((row) => row.lastUsedAt)).toEqual([began, began])
  auth.clock.forward(MINUTE)
  await ask()
  expect([...good.keys()], 'the idle limit counts').toEqual([token])
})

describe('limits', () => {
  test('a session ends after 14 idle days', async ({ auth }) => {
    const cookie = await auth.cookieOf(await auth.person())
    auth.clock.forward(14 * DAY)
    expect(await auth.sessions.resolve(cookie)).toBeNull()
  })

  test('a little before, it still slides', async ({ auth }) => {
    const cookie = await auth.cookieOf(await auth.person())
    auth.clock.forward(14 * DAY - MINUTE)
    expect(await auth.sessions.resolve(cookie)).not.toBeNull()
    auth.clock.forward(13 * DAY)
    expect(await auth.sessions.resolve(cookie)).not.toBeNull()
  })

  test('it slides by a write only when more than half of the idle limit is gone', async ({ auth }) => {
    const userId = await auth.person()
    const cookie = await auth.cookieOf(userId)
    const idleUntil = async () => (await auth.sessionsOf(userId))[0]?.expiresAt.getTime()
    const first = await idleUntil()
    auth.clock.forward(7 * DAY - MINUTE)
    await auth.sessions.resolve(cookie)
    expect(await auth.statementsOf(() => auth.sessions.resolve(cookie))).toBe(1)
    expect(await idleUntil()).toBe(first)
    auth.clock.forward(2 * MINUTE)
    expect(await auth.statementsOf(() => auth.sessions.resolve(cookie))).toBe(2)
    expect(await idleUntil()).toBe(auth.clock.now().getTime() + 14 * DAY)
    expect(await auth.statementsOf(() => auth.sessions.resolve(cookie))).toBe(1)
  })

  test('it ends after 60 days whatever the use, without a write per request towards the end', async ({ auth }) => {
    const userId = await auth.person()
    const cookie = await auth.cookieOf(userId)
    for (let day = 0; day < 59; day++) {
      auth.clock.forward(DAY)
      expect(await auth.sessions.resolve(cookie), `day ${day}`).not.toBeNull()
    }
    const [row] = await auth.sessionsOf(userId)
    expect(row?.expiresAt).toEqual(row?.endsAt)
    expect(await auth.statementsOf(() => auth.sessions.resolve(cookie))).toBe(1)
    auth.clock.forward(DAY - MINUTE)
    expect(await auth.sessions.resolve(cookie)).not.toBeNull()
    auth.clock.forward(MINUTE)
    expect(await auth.sessions.resolve(cookie)).toBeNull()
  })

  test('sessions that are over are removed, of both kinds, and no others', async ({ auth }) => {
    const userId = await auth.person()
    await auth.cookieOf(userId)
    auth.clock.forward(DAY)
    await auth.tokensOf(userId)
    auth.clock.forward(13 * DAY)
    await auth.sessions.deleteExpired()
    expect((await auth.sessionsOf(userId)).map((row) => row.kind)).toEqual(['api'])
    auth.clock.forward(17 * DAY)
    await auth.sessions.deleteExpired()
    expect(await auth.sessionsOf(userId)).toEqual([])
  })
})

describe('ending', () => {
  test('signing out ends this session alone, and takes the cookie away', async ({ auth }) => {
    const userId = await auth.person()
    const [cookie, other] = [await auth.cookieOf(userId), await auth.cookieOf(userId)]
    expect(await auth.sessions.signOut(cookie)).toBe('__Host-ipt-session=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax; Secure')
    expect(await auth.sessions.resolve(cookie)).toBeNull()
    expect(await auth.sessions.resolve(other)).not.toBeNull()
    expect(await auth.sessions.signOut(null)).toContain('Max-Age=0')
  })

  test('signing out everywhere ends browsers and tokens, and nobody else', async ({ auth }) => {
    const [userId, somebody] = [await auth.person(), await auth.person()]
    const [cookie, pair, theirs] = [await auth.cookieOf(userId), await auth.tokensOf(userId), await auth.cookieOf(somebody)]
    expect(await auth.sessions.endAll(userId)).toBe(2)
    expect(await auth.sessions.resolve(cookie)).toBeNull()
    expect(await auth.tokens.resolve(pair.accessToken)).toBeNull()
    expect(await auth.tokens.refresh(pair.refreshToken)).toBeNull()
    expect(await auth.sessions.resolve(theirs)).not.toBeNull()
  })

  test('inside a transaction it ends with that: a rollback keeps the sessions', async ({ auth }) => {
    const userId = await auth.person()
    const cookie = await auth.cookieOf(userId)
    const changed = auth.orm.em.fork().transactional(async (em) => {
      expect(await auth.sessions.endAll(userId, em)).toBe(1)
      throw new Error('rolled back')
    })
    await expect(changed).rejects.toThrow('rolled back')
    expect(await auth.sessions.resolve(cookie)).not.toBeNull()
  })
})

describe('ending', () => {
  test('all others leaves the one that asks, and other people', async ({ auth }) => {
    const userId = await auth.person()
    const [mine, other, theirs] = [await auth.cookieOf(userId), await auth.cookieOf(userId), await auth.cookieOf(await auth.person())]
    const { accessToken } = await auth.tokensOf(userId)
    expect(await auth.sessions.endOthers(userId, digestOf(mine))).toBe(2)
    expect(await auth.sessions.resolve(mine)).not.toBeNull()
    expect(await auth.sessions.resolve(theirs)).not.toBeNull()
    expect(await auth.sessions.resolve(other)).toBeNull()
    expect(await auth.tokens.resolve(accessToken)).toBeNull()
    expect(await auth.sessions.endOthers(userId, digestOf(mine))).toBe(0)
  })

  test('one ends that one alone, and nobody else’s', async ({ auth }) => {
    const [userId, stranger] = [await auth.person(), await auth.person()]
    const [mine, other] = [await auth.cookieOf(userId), await auth.cookieOf(userId)]
    expect(await auth.sessions.endOne(stranger, digestOf(other))).toBe(false)
    expect(await auth.sessions.endOne(userId, digestOf(other))).toBe(true)
    expect(await auth.sessions.endOne(userId, digestOf(other))).toBe(false)
    expect(await auth.sessions.resolve(other)).toBeNull()
    expect(await auth.sessions.resolve(mine)).not.toBeNull()
  })
})
