import { Institution, User } from '@ipt/db'
import { dateIn } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'
import { ctxFor, type Services } from '../kernel/services.ts'
import type { Act } from './act.ts'
import { actsOf } from './acts.ts'
import { actorOf, DEMO_PASSWORD, DEMO_PEOPLE, hashPasswords, insertPeople } from './people.ts'
import { INSTITUTION, insertPlaces } from './places.ts'
import { readNotificationsBefore } from './read-notifications.ts'
import { type Album, openAlbum } from './scenes/index.ts'
import { insertSeason } from './season.ts'
import { ago, clock, DAYS_BEFORE, instant, TIME_ZONE } from './season-days.ts'
import { STORIES } from './story/index.ts'
import { insertStructure } from './structure.ts'
import { talkOf } from './talk-acts.ts'
import { vacanciesOf } from './vacancy-acts.ts'

export { DEMO_PASSWORD }

/**
 * Loads the demo into an empty database where it may be `wanted`, and lets it be looked around in. Where it is there and not wanted, its
 * people are locked out, and out of what they had open: anybody knows their passwords.
 */
export async function openDemo(services: Services, wanted: boolean, say: (line: string) => void): Promise<'shown' | 'locked' | null> {
  const there = (wanted && (await loadDemo(services, say))) || (await demoIsLoaded(services))
  if (!there) return null
  if (wanted) {
    services.demoPassword = DEMO_PASSWORD
    return 'shown'
  }
  services.lockedOut = new Set(DEMO_PEOPLE)
  for (const id of DEMO_PEOPLE) await services.sessions.endAll(id)
  return 'locked'
}

/**
 * Fills an empty database with a season under way: what the chain knows went through its verbs, as the people and at the times that the
 * record shows, until yesterday by the institution's clock. False, and nothing done, where there is an institution or a person already.
 * It is one transaction: killed in the middle it leaves nothing but unnamed files, which the sweep finds, and the next start loads it.
 */
export async function loadDemo(services: Services, say: (line: string) => void): Promise<boolean> {
  if (!(await isEmpty(services))) return false
  say('Loading the demo: one season, ten students. This takes a few seconds …')
  const today = dateIn(TIME_ZONE, services.clock())
  const acts = [...STORIES.flatMap((story) => actsOf(story, today)), ...talkOf(today), ...vacanciesOf(today)].sort(
    (one, other) => one.at.getTime() - other.at.getTime(),
  )
  const createdAt = instant(ago(today, DAYS_BEFORE + 28), clock(9))
  const passwords = await hashPasswords()
  const album = openAlbum(acts.flatMap((act) => act.photos))
  try {
    await services.orm.em.fork().transactional(async (em) => {
      await insertPlaces(em, createdAt)
      await insertPeople(em, passwords, createdAt)
      await insertSeason(em, today, createdAt)
      await insertStructure(em, today, createdAt)
      await play(services, em, acts, album)
      await readNotificationsBefore(em, instant(ago(today, 3), 0))
      await queueCleaning(em)
    })
  } finally {
    await album.close()
  }
  services.wake()
  return true
}

/** Whether the demo is in the database: all of it, then, since it came in one transaction. */
export const demoIsLoaded = async ({ orm }: Services): Promise<boolean> =>
  (await orm.em.fork().count(Institution, { id: INSTITUTION.id })) === 1

async function isEmpty({ orm }: Services): Promise<boolean> {
  const em = orm.em.fork()
  return (await em.count(Institution)) === 0 && (await em.count(User)) === 0
}

/** Lets everybody act in turn, each at their own time. Verbs open a savepoint in the transaction that they find. */
async function play(services: Services, em: EntityManager, acts: readonly Act[], album: Album): Promise<void> {
  for (const act of acts) {
    // Every verb begins with nothing loaded, as in a request of its own.
    em.clear()
    await act.perform({ ...ctxFor(services, actorOf(act.by)), em, clock: () => act.at, wake: () => undefined }, album)
  }
}

/**
 * Has the clean copies made once all is committed. Storing a file asks for its own within a moment, when nobody else can see the row yet,
 * and what looks for forgotten ones doesn't look weeks back.
 */
async function queueCleaning(em: EntityManager): Promise<void> {
  await em.execute(
    `select count(graphile_worker.add_job('files.clean', json_build_object('attachmentId', id), job_key => 'files.clean:' || id) order by created_at, position) from attachment`,
  )
}
