import { RefreshToken, Session } from '@ipt/db'
import { describe, expect } from 'vitest'
import { AccessTokens } from './access-token.ts'
import { digestOf } from './digest.ts'
import { deriveKey } from './keys.ts'
import { AUDIENCE, DAY, ISSUER, MINUTE, SECRET, test } from './testing/auth-test.ts'

describe('issuing', () => {
  test('opens an api session, and the database holds the refresh token as a digest alone', async ({ auth }) => {
    const userId = await auth.person()
    const institutionId = await auth.role(userId, 'student', auth.clock.now())
    const pair = await auth.tokensOf(userId)
    expect(pair.expiresIn).toBe(900)
    expect(pair.refreshToken).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const [row] = await auth.sessionsOf(userId)
    expect(row).toMatchObject({ id: pair.sessionId, kind: 'api', userAgent: 'vitest' })
    const kept = await auth.orm.em.fork().find(RefreshToken, { session: pair.sessionId })
    expect(kept).toMatchObject([{ id: digestOf(pair.refreshToken), usedAt: null }])
    expect(await auth.tokens.resolve(pair.accessToken)).toEqual({
      sessionId: pair.sessionId,
      userId,
      name: 'Amina Juma',
      email: `Amina.${userId}@ipt.example`,
      language: 'sw',
      roles: [{ role: 'student', institutionId, organisationId: null }],
      viewer: null,
      token: null,
    })
  })

  test('is refused to the suspended and to nobody', async ({ auth }) => {
    expect(await auth.tokens.issue(await auth.person('SUSPENDED'), { userAgent: '' })).toBeNull()
    expect(await auth.tokens.issue('01890000-0000-7000-8000-000000000000', { userAgent: '' })).toBeNull()
  })
})

describe('resolving', () => {
  test('takes one statement, and none for what is not ours', async ({ auth }) => {
    const { accessToken, refreshToken } = await auth.tokensOf(await auth.person())
    expect(await auth.statementsOf(() => auth.tokens.resolve(accessToken))).toBe(1)
    expect(await auth.statementsOf(() => auth.tokens.resolve(`${accessToken}x`))).toBe(0)
    expect(await auth.statementsOf(() => auth.tokens.resolve(refreshToken))).toBe(0)
  })

  test('an access token is good for 15 minutes', async ({ auth }) => {
    const { accessToken } = await auth.tokensOf(await auth.person())
    auth.clock.forward(15 * MINUTE - 1_000)
    expect(await auth.tokens.resolve(accessToken)).not.toBeNull()
    auth.clock.forward(1_000)
    expect(await auth.tokens.resolve(accessToken)).toBeNull()
  })

  test('it dies at once with its session', async ({ auth }) => {
    const pair = await auth.tokensOf(await auth.person())
    await auth.tokens.end(pair.sessionId)
    expect(await auth.tokens.resolve(pair.accessToken)).toBeNull()
    expect(await auth.tokens.refresh(pair.refreshToken)).toBeNull()
  })

  test('it dies at once when the person is suspended, and so does the refresh token', async ({ auth }) => {
    const userId = await auth.person()
    const pair = await auth.tokensOf(userId)
    await auth.setState(userId, 'SUSPENDED')
    expect(await auth.tokens.resolve(pair.accessToken)).toBeNull()
    expect(await auth.tokens.refresh(pair.refreshToken)).toBeNull()
  })

  test('a membership that ended is not returned', async ({ auth }) => {
    const userId = await auth.person()
    await auth.role(userId, 'student', auth.clock.now(), MINUTE)
    const { accessToken } = await auth.tokensOf(userId)
    expect((await auth.tokens.resolve(accessToken))?.roles).toHaveLength(1)
    auth.clock.forward(MINUTE)
    expect((await auth.tokens.resolve(accessToken))?.roles).toEqual([])
  })

  test('signed by us, it still opens neither a browser session nor the session of somebody else', async ({ auth }) => {
    const [userId, somebody] = [await auth.person(), await auth.person()]
    const signer = new AccessTokens({ key: deriveKey(SECRET, 'access-token'), issuer: ISSUER, audience: AUDIENCE, clock: auth.clock.now })
    const browser = digestOf(await auth.cookieOf(userId))
    const { sessionId } = await auth.tokensOf(somebody)
    expect(await auth.tokens.resolve(await signer.make({ userId: somebody, sessionId }, 900))).not.toBeNull()
    expect(await auth.tokens.resolve(await signer.make({ userId, sessionId: browser }, 900))).toBeNull()
    expect(await auth.tokens.resolve(await signer.make({ userId, sessionId }, 900))).toBeNull()
  })

  test('ending by id ends no browser session', async ({ auth }) => {
    const cookie = await auth.cookieOf(await auth.person())
    await auth.tokens.end(digestOf(cookie))
    expect(await auth.sessions.resolve(cookie)).not.toBeNull()
  })
})

describe('refreshing', () => {
  test('exchanges both tokens in the same session, and moves its idle limit', async ({ auth }) => {
    const userId = await auth.person()
    const first = await auth.tokensOf(userId)
    auth.clock.forward(10 * DAY)
    const second = await auth.tokens.refresh(first.refreshToken)
    expect(second).toMatchObject({ sessionId: first.sessionId, expiresIn: 900 })
    expect(second?.refreshToken).not.toBe(first.refreshToken)
    expect((await auth.tokens.resolve(second?.accessToken ?? ''))?.userId).toBe(userId)
    const [row] = await auth.sessionsOf(userId)
    expect(row?.expiresAt.getTime()).toBe(auth.clock.now().getTime() + 30 * DAY)
    const third = await auth.tokens.refresh(second?.refreshToken ?? '')
    expect(third?.sessionId).toBe(first.sessionId)
    expect(new Set([first, second, third].map((pair) => pair?.refreshToken)).size).toBe(3)
  })

  test('takes one statement', async ({ auth }) => {
    const { refreshToken } = await auth.tokensOf(await auth.person())
    expect(await auth.statementsOf(() => auth.tokens.refresh(refreshToken))).toBe(1)
  })

  test('a token that was used before ends the whole session, whichever of its tokens it is', async ({ auth }) => {
    const userId = await auth.person()
    const first = await auth.tokensOf(userId)
    const second = await auth.tokens.refresh(first.refreshToken)
    auth.clock.forward(11_000)
    expect(await auth.tokens.refresh(first.refreshToken)).toBeNull()
    expect(auth.reused).toEqual([first.sessionId])
    expect(await auth.tokens.refresh(second?.refreshToken ?? '')).toBeNull()
    expect(await auth.tokens.resolve(second?.accessToken ?? '')).toBeNull()
    expect(await auth.sessionsOf(userId)).toEqual([])
    expect(await auth.orm.em.fork().count(RefreshToken, { session: first.sessionId })).toBe(0)
  })

  test('other sessions of the person go on', async ({ auth }) => {
    const userId = await auth.person()
    const [first, other] = [await auth.tokensOf(userId), await auth.tokensOf(userId)]
    await auth.tokens.refresh(first.refreshToken)
    auth.clock.forward(11_000)
    await auth.tokens.refresh(first.refreshToken)
    expect(await auth.tokens.refresh(other.refreshToken)).not.toBeNull()
  })

  test('when the answer was lost, the retry gets the same refresh token and a fresh access token', async ({ auth }) => {
    const first = await auth.tokensOf(await auth.person())
    const lost = await auth.tokens.refresh(first.refreshToken)
    auth.clock.forward(10_000)
    const again = await auth.tokens.refresh(first.refreshToken)
    expect(again?.refreshToken).toBe(lost?.refreshToken)
    expect(again?.accessToken).not.toBe(lost?.accessToken)
    expect(await auth.tokens.resolve(again?.accessToken ?? '')).not.toBeNull()
    expect(await auth.tokens.refresh(again?.refreshToken ?? '')).not.toBeNull()
    expect(auth.reused).toEqual([])
  })

  test('it is no retry once the successor was used: the answer had arrived', async ({ auth }) => {
    const first = await auth.tokensOf(await auth.person())
    const second = await auth.tokens.refresh(first.refreshToken)
    const third = await auth.tokens.refresh(second?.refreshToken ?? '')
    expect(await auth.tokens.refresh(first.refreshToken)).toBeNull()
    expect(await auth.tokens.resolve(third?.accessToken ?? '')).toBeNull()
    expect(auth.reused).toEqual([first.sessionId])
  })

  test('a thief within the leeway holds the very token of the client, and the second to use it is caught', async ({ auth }) => {
    const first = await auth.tokensOf(await auth.person())
    const client = await auth.tokens.refresh(first.refreshToken)
    const thief = await auth.tokens.refresh(first.refreshToken)
    auth.clock.forward(15 * MINUTE)
    expect(await auth.tokens.refresh(client?.refreshToken ?? '')).not.toBeNull()
    auth.clock.forward(MINUTE)
    expect(await auth.tokens.refresh(thief?.refreshToken ?? '')).toBeNull()
    expect(auth.reused).toEqual([first.sessionId])
  })

  test('twenty at once get one and the same successor, and none ends the session', async ({ auth }) => {
    const userId = await auth.person()
    const first = await auth.tokensOf(userId)
    const pairs = await Promise.all(Array.from({ length: 20 }, () => auth.tokens.refresh(first.refreshToken)))
    expect(new Set(pairs.map((pair) => pair?.refreshToken)).size).toBe(1)
    expect(await auth.orm.em.fork().count(RefreshToken, { session: first.sessionId })).toBe(2)
    for (const pair of pairs) expect((await auth.tokens.resolve(pair?.accessToken ?? ''))?.userId).toBe(userId)
    expect(await auth.tokens.refresh(pairs[0]?.refreshToken ?? '')).not.toBeNull()
    expect(auth.reused).toEqual([])
  })

  test('refreshing and signing out everywhere at once neither block each other nor leave a session', async ({ auth }) => {
    for (let round = 0; round < 20; round++) {
      const userId = await auth.person()
      const pairs = [await auth.tokensOf(userId), await auth.tokensOf(userId)]
      await Promise.all([...pairs.map((pair) => auth.tokens.refresh(pair.refreshToken)), auth.sessions.endAll(userId)])
      expect(await auth.sessionsOf(userId)).toEqual([])
    }
  })

  test('the session ends 30 days after the last refresh', async ({ auth }) => {
    const { refreshToken } = await auth.tokensOf(await auth.person())
    auth.clock.forward(30 * DAY)
    expect(await auth.tokens.refresh(refreshToken)).toBeNull()
  })

  test('and 90 days after it began, whatever the use; the last access token no later', async ({ auth }) => {
    const userId = await auth.person()
    let pair = await auth.tokensOf(userId)
    const refresh = async () => {
      const next = await auth.tokens.refresh(pair.refreshToken)
      if (next) pair = next
      return next
    }
    for (const days of [29, 29, 29]) {
      auth.clock.forward(days * DAY)
      expect(await refresh()).not.toBeNull()
    }
    const [row] = await auth.orm.em.fork().find(Session, { id: pair.sessionId })
    expect(row?.expiresAt).toEqual(row?.endsAt)
    auth.clock.forward(3 * DAY - 5 * MINUTE)
    expect((await refresh())?.expiresIn).toBe(300)
    auth.clock.forward(5 * MINUTE)
    expect(await refresh()).toBeNull()
    expect(await auth.tokens.resolve(pair.accessToken)).toBeNull()
  })

  test.for(['', 'x', '\u0000', "' or true --", 'é'.repeat(10_000)])('nonsense (%#) is refused', async (nonsense, { auth }) => {
    expect(await auth.tokens.refresh(nonsense)).toBeNull()
  })

  test('an access token refreshes nothing', async ({ auth }) => {
    const { accessToken } = await auth.tokensOf(await auth.person())
    expect(await auth.tokens.refresh(accessToken)).toBeNull()
  })
})
