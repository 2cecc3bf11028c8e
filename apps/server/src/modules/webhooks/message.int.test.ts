import { globSync, readFileSync } from 'node:fs'
import { hashPassword } from '@ipt/auth'
import { WEBHOOK_MESSAGES, WebhookBody } from '@ipt/contracts'
import { Application, EventContent, User } from '@ipt/db'
import { WEBHOOK_EVENTS, type WebhookEventType } from '@ipt/domain'
import { LOG_TRANSITIONS, transitionOf } from '@ipt/log-machine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '../../demo/index.ts'
import type { PlacedEvent } from '../../kernel/projections.ts'
import { advance } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { TestBrowser } from '../../testing/browser.ts'
import { startTestServer, TEST_PASSWORD, type TestServer } from '../../testing/index.ts'
import { anApplication, anotherStudent, aVacancy } from '../../testing/vacancies.ts'
import { bodyOf, typeOf } from './message.ts'

/** A season as the demo has it: the real verbs made each of its events. */
let server: TestServer
const events: PlacedEvent[] = []
beforeAll(async () => {
  server = await startTestServer()
  // Nobody cleans the demo's files here: a job that is gone counts as done.
  const worker = setInterval(() => {
    const unseen = `not exists (select from attachment where 'files.clean:' || id = key)`
    void server.db.orm.em.fork().execute(`delete from graphile_worker._private_jobs where ${unseen}`)
  }, 20)
  await loadDemo(server.services, () => undefined)
  clearInterval(worker)
  await placings()
  while ((await sequence(server.services.orm)) > 0);
  const all = { name: 'test', apply: async (_: unknown, some: readonly PlacedEvent[]) => void events.push(...some) }
  while ((await advance(server.services.orm, all)) > 0);
}, 120_000)
afterAll(() => server.stop())

/** What happens to placements, which the demo has little of. */
async function placings(): Promise<void> {
  const one = await server.season()
  const { studentId, siteId, organisationId } = { studentId: one.student.id, siteId: one.site.id, organisationId: one.organisation.id }
  const offer = await anApplication(
    server,
    one,
    await aVacancy(server, one, { held: 1 }),
    await anotherStudent(server, one, 'Asha'),
    'OFFERED',
  )
  const { student } = await server.db.orm.em.fork().findOneOrFail(Application, { id: offer }, { populate: ['student'] })
  const signIn = async (person: { email: string }) => {
    const browser = new TestBrowser(server)
    await browser.signIn(person)
    return async (procedure: string, input: object) => {
      const answer = await browser.mutate(procedure, input)
      if (answer.status !== 200) throw new Error(`${procedure}: ${JSON.stringify(answer)}`)
      return answer.data
    }
  }
  await server.db.orm.em.fork().nativeUpdate(User, { id: student.id }, { passwordHash: await hashPassword(TEST_PASSWORD) })
  const asha = await signIn(student)
  await asha('applications.accept', { id: offer, from: 'OFFERED' })

  const coordinator = await signIn(one.coordinator)
  const requestId = () => server.services.newId()
  const { id, startsOn, endsOn } = one.placement
  const change = { placementId: id, supervisorId: one.lecturer.id, was: one.universitySupervisor.id }
  await coordinator('placing.supervise', { as: 'university', changes: [change], requestId: requestId() })
  await coordinator('placements.changeDates', { id, startsOn, endsOn: '2026-09-01', was: { startsOn, endsOn } })
  const next = requestId()
  await coordinator('placing.changePlace', {
    id,
    newId: next,
    on: '2026-08-17',
    organisationId,
    siteId,
    contactId: null,
    comment: 'No power.',
  })
  await coordinator('placements.cancel', { id: next, comment: 'No power.' })
  const place = {
    cohortId: one.cohort.id,
    organisationId,
    siteId,
    contactId: null,
    vacancyId: null,
    startsOn: '2026-08-20',
    endsOn: '2026-09-01',
  }
  const students = [{ studentId, universitySupervisorId: null }]
  const { placementIds } = await coordinator('placing.assign', { ...place, students, requestId: requestId() })
  await coordinator('placing.cancel', { placementIds, comment: 'No power.', requestId: requestId() })
  const two = await server.season()
  await (await signIn(two.coordinator))('placements.endEarly', { id: two.placement.id, endedOn: '2026-08-14', comment: 'Ill.' })
}

test('every public event of a whole season fits what its message promises', () => {
  const told = events.flatMap((event) => {
    const type = typeOf(event)
    return type ? [{ event, type }] : []
  })
  const types = new Set<string>()
  for (const { event, type } of told) {
    const body = WebhookBody.parse(JSON.parse(bodyOf(event, type)))
    expect(body).toMatchObject({ type, timestamp: event.occurredAt.toISOString() })
    expect(WEBHOOK_MESSAGES[type].data.strict().parse(body.data)).toEqual(body.data)
    types.add(type)
  }
  expect([...types]).toEqual(
    expect.arrayContaining([
      'application.accepted',
      'arrival.confirmed',
      'leave.granted',
      'log.validated',
      'placement.activated',
      'placement.cancelled',
      'placement.confirmed',
      'placement.dates_changed',
      'placement.ended_early',
      'placement.moved',
      'placement.supervisor_changed',
      'vacancy.published',
      'week.signed_off',
    ]),
  )
  expect(types.size).toBeGreaterThan(20)
})

test('no message holds anything that a person wrote', async () => {
  const words = (await server.db.orm.em.fork().find(EventContent, {})).map(({ comment }) => comment)
  expect(words.length).toBeGreaterThan(5)
  const bodies = events.flatMap((event) => (typeOf(event) ? [bodyOf(event, typeOf(event) as WebhookEventType)] : [])).join('\n')
  expect(words.filter((each) => bodies.includes(each))).toEqual([])
})

test('every public name stands for a kind of event that some verb records', () => {
  const sources = globSync('src/modules/**/*.ts')
    .filter((file) => !file.includes('.test.') && !file.includes('modules/audit/'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const ofLogs: string[] = LOG_TRANSITIONS.map(({ event }) => transitionOf(event).records)
  const unknown = Object.values(WEBHOOK_EVENTS).filter((kind) => !sources.includes(`'${kind}'`) && !ofLogs.includes(kind))
  expect(unknown).toEqual([])
})
