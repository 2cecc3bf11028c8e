import { peopleOfSeason, type TestPerson, type TestSeason } from '@ipt/domain/builders'
import { LOG_EVENTS, LOG_STATUSES, type LogEvent, type LogTransition, transitionOf } from '@ipt/log-machine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aLogIn, does, whoMay } from './testing/chain.ts'

let server: TestServer
let elsewhere: TestSeason
beforeAll(async () => {
  server = await startTestServer()
  elsewhere = await server.season()
})
afterAll(() => server.stop())

/** Everybody who stands in some relation to the log of `season.student`, or in none. */
const everybody = (season: TestSeason): TestPerson[] => [...peopleOfSeason(season), ...peopleOfSeason(elsewhere)]
const sees = (season: TestSeason, who: TestPerson): boolean =>
  [season.student, season.industrialSupervisor, season.universitySupervisor, season.coordinator].includes(who)

const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error) => (error as { code?: string }).code ?? String(error),
  )

const EVENTS = LOG_EVENTS.filter((event) => event !== 'submit')

describe.for(LOG_STATUSES)('on a log that is %s', (status) => {
  test('every event by everybody does what the table says, and a refusal changes nothing', async () => {
    const season = await server.season()
    const log = await aLogIn(server, season, status)
    const before = await server.eventsOf(log.id)
    const allowed: [LogEvent, TestPerson][] = []
    for (const event of EVENTS)
      for (const who of everybody(season)) {
        const row: LogTransition = transitionOf(event)
        const mine = whoMay(season, event) === who
        if (mine && row.from === status) allowed.push([event, who])
        else {
          const expected = !sees(season, who) ? 'LOG_NOT_FOUND' : mine ? 'WRONG_STATE' : 'NOT_YOURS'
          expect(await codeOf(does(server.as(who), event, log.id)), `${event} by ${who.name}`).toBe(expected)
        }
      }
    expect(await server.eventsOf(log.id)).toEqual(before)

    for (const [index, [event, who]] of allowed.entries()) {
      const row: LogTransition = transitionOf(event)
      const fresh = await aLogIn(server, season, status, index + 1)
      const lastOwn =
        row.undoes === undefined || (await server.eventsOf(fresh.id)).at(-1)?.kind === transitionOf(row.undoes as LogEvent).records
      const attempt = does(server.as(who), event, fresh.id)
      if (!lastOwn) {
        expect(await codeOf(attempt), event).toBe('UNDO_OVER')
        continue
      }
      expect((await attempt).status, event).toBe(row.to)
      expect((await server.eventsOf(fresh.id)).at(-1)).toMatchObject({
        kind: row.records,
        fromStatus: status,
        toStatus: row.to,
        actorId: who.id,
        actorRole: row.by,
      })
    }
  })
})
