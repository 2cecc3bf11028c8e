import { Vacancy } from '@ipt/db'
import type { ApplicationStatus } from '@ipt/domain'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '../../kernel/use-case.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, aVacancy } from '../../testing/vacancies.ts'
import { declineOffer } from './decline-offer.ts'
import { offerPlace } from './offer-place.ts'
import { rejectApplication } from './reject-application.ts'
import { revokeOffer } from './revoke-offer.ts'
import { shortlistApplication } from './shortlist-application.ts'
import { waitlistApplication } from './waitlist-application.ts'
import { withdrawApplication } from './withdraw-application.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

interface Act {
  id: string
  requestId?: string
  from?: ApplicationStatus
}
const comment = 'See the notice at the gate.'
interface Case {
  kind: string
  act: (ctx: Ctx, act: Act) => Promise<{ status: ApplicationStatus }>
  by: readonly (keyof TestSeason)[]
  from: ApplicationStatus
  to: ApplicationStatus
  never: ApplicationStatus
  /** Places that offers keep, before and after. */
  held: [number, number]
}
const CASES: Case[] = [
  {
    kind: 'application.shortlisted',
    act: shortlistApplication,
    by: ['coordinator', 'industrialSupervisor'],
    from: 'SUBMITTED',
    to: 'SHORTLISTED',
    never: 'OFFERED',
    held: [0, 0],
  },
  {
    kind: 'application.waitlisted',
    act: waitlistApplication,
    by: ['coordinator', 'industrialSupervisor'],
    from: 'SHORTLISTED',
    to: 'WAITLISTED',
    never: 'REJECTED',
    held: [0, 0],
  },
  {
    kind: 'application.offered',
    act: (ctx, act) => offerPlace(ctx, { ...act, answerBy: '2026-08-25', comment }),
    by: ['coordinator', 'industrialSupervisor'],
    from: 'WAITLISTED',
    to: 'OFFERED',
    never: 'ACCEPTED',
    held: [0, 1],
  },
  {
    kind: 'application.rejected',
    act: (ctx, act) => rejectApplication(ctx, { ...act, comment }),
    by: ['coordinator', 'industrialSupervisor'],
    from: 'SUBMITTED',
    to: 'REJECTED',
    never: 'OFFERED',
    held: [0, 0],
  },
  {
    kind: 'application.offerRevoked',
    act: (ctx, act) => revokeOffer(ctx, { ...act, comment }),
    by: ['coordinator'],
    from: 'OFFERED',
    to: 'SHORTLISTED',
    never: 'SUBMITTED',
    held: [1, 0],
  },
  {
    kind: 'application.declined',
    act: (ctx, act) => declineOffer(ctx, { ...act, comment }),
    by: ['student'],
    from: 'OFFERED',
    to: 'DECLINED',
    never: 'SHORTLISTED',
    held: [1, 0],
  },
  {
    kind: 'application.withdrawn',
    act: withdrawApplication,
    by: ['student'],
    from: 'WAITLISTED',
    to: 'WITHDRAWN',
    never: 'OFFERED',
    held: [0, 0],
  },
]

const heldOf = async (id: string) => (await server.db.orm.em.fork().findOneOrFail(Vacancy, id)).held
const person = (season: TestSeason, who: keyof TestSeason) => season[who] as TestPerson

describe.each(CASES)('$kind', ({ kind, act, by, from, to, never, held }) => {
  test.each(by)('by the %s: one event, however often it is sent', async (who) => {
    const season = await server.season({ status: 'CANCELLED' })
    const vacancyId = await aVacancy(server, season, { held: held[0] })
    const id = await anApplication(server, season, vacancyId, season.student, from)
    const ctx = server.as(person(season, who))
    const requestId = server.services.newId()
    const [first, second] = await Promise.all([act(ctx, { id, requestId }), act(ctx, { id, requestId })])
    expect(first.status).toBe(to)
    expect(second).toEqual(first)
    expect(await act(ctx, { id, requestId })).toEqual(first)
    expect(await server.eventsOf(id)).toMatchObject([
      { kind, fromStatus: from, toStatus: to, actorId: person(season, who).id, actorRole: who, requestId },
    ])
    expect(await heldOf(vacancyId)).toBe(held[1])
    await expect(act(ctx, { id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
  })

  test('is refused from another state, from a screen that is old, and by whom it is not for', async () => {
    const season = await server.season({ status: 'CANCELLED' })
    const elsewhere = await server.season()
    const vacancyId = await aVacancy(server, season, { held: held[0] })
    const id = await anApplication(server, season, vacancyId, season.student, from)
    const wrong = await anApplication(server, season, vacancyId, season.classmate, never)
    const asWho = server.as(person(season, by[0] ?? 'coordinator'))
    const asWhoOfWrong = by[0] === 'student' ? server.as(season.classmate) : asWho
    await expect(act(asWhoOfWrong, { id: wrong })).rejects.toMatchObject({ code: 'WRONG_STATE' })
    await expect(act(asWho, { id, from: 'EXPIRED' })).rejects.toMatchObject({ code: 'STALE_VERSION', facts: { status: from } })
    for (const who of ['student', 'coordinator', 'industrialSupervisor'] as const)
      if (!by.includes(who)) await expect(act(server.as(season[who]), { id }), who).rejects.toMatchObject({ code: 'NOT_YOURS' })
    for (const who of [season.classmate, season.lecturer, elsewhere.coordinator, elsewhere.industrialSupervisor, elsewhere.student])
      await expect(act(server.as(who), { id })).rejects.toMatchObject({ code: 'APPLICATION_NOT_FOUND' })
    expect(await server.eventsOf(id)).toEqual([])
    expect(await heldOf(vacancyId)).toBe(held[0])
  })
})

test('a coordinator who is a student too decides nothing on his own application', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const id = await anApplication(server, season, await aVacancy(server, season), season.student)
  const both = server.as(season.student)
  if (both.actor.kind !== 'user') throw new Error('a person')
  const roles = [...both.actor.roles, { role: 'coordinator' as const, institutionId: season.institution.id, organisationId: null }]
  await expect(shortlistApplication({ ...both, actor: { ...both.actor, roles } }, { id })).rejects.toMatchObject({ code: 'NOT_YOURS' })
})

test("what a student withdrew is the host's business no more", async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const id = await anApplication(server, season, await aVacancy(server, season), season.student, 'WITHDRAWN')
  await expect(shortlistApplication(server.as(season.industrialSupervisor), { id })).rejects.toMatchObject({
    code: 'APPLICATION_NOT_FOUND',
  })
  await expect(shortlistApplication(server.as(season.coordinator), { id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
})
