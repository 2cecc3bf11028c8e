import { Contact, Notification } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advance } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, aVacancy } from '../../testing/vacancies.ts'
import { notificationsProjection } from '../notifications/index.ts'
import { acceptOffer } from './accept-offer.ts'
import { declineOffer } from './decline-offer.ts'
import { offerPlace } from './offer-place.ts'
import { rejectApplication } from './reject-application.ts'
import { revokeOffer } from './revoke-offer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** Who was told what about an application. */
async function told(season: TestSeason, id: string): Promise<string[]> {
  while ((await sequence(server.services.orm)) + (await advance(server.services.orm, notificationsProjection)) > 0);
  const rows = await server.db.orm.em.fork().find(Notification, { subjectId: id }, { orderBy: { occurredAt: 'asc' } })
  const names = new Map([season.student, season.coordinator, season.industrialSupervisor].map((who) => [who.id, who.role]))
  return rows.map((row) => `${row.kind} → ${names.get(row.user.id)}`).sort()
}

async function anApplicant() {
  const season = await server.season({ status: 'CANCELLED' })
  const contact = await server.db.orm.em.fork().findOneOrFail(Contact, { user: season.industrialSupervisor.id })
  const id = await anApplication(server, season, await aVacancy(server, season, { contactId: contact.id }), season.student)
  const offer = () => offerPlace(server.as(season.coordinator), { id, answerBy: '2026-08-25' })
  return { season, id, offer }
}

test("an accepted place is told to the coordinator and the host's contact, an offer to the student", async () => {
  const { season, id, offer } = await anApplicant()
  await offer()
  await acceptOffer(server.as(season.student), { id })
  expect(await told(season, id)).toEqual([
    'application.accepted → coordinator',
    'application.accepted → industrialSupervisor',
    'application.offered → student',
  ])
})

test('a declined one too; an offer taken back, and a no, are told to the student', async () => {
  const declined = await anApplicant()
  await declined.offer()
  await declineOffer(server.as(declined.season.student), { id: declined.id })
  expect(await told(declined.season, declined.id)).toEqual([
    'application.declined → coordinator',
    'application.declined → industrialSupervisor',
    'application.offered → student',
  ])
  const rejected = await anApplicant()
  await rejected.offer()
  await revokeOffer(server.as(rejected.season.coordinator), { id: rejected.id })
  await rejectApplication(server.as(rejected.season.coordinator), { id: rejected.id })
  expect(await told(rejected.season, rejected.id)).toEqual([
    'application.offerRevoked → student',
    'application.offered → student',
    'application.rejected → student',
  ])
})
