import { ANNOUNCEMENT_ROLES } from '@ipt/domain'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { advance } from '../../../kernel/projections.ts'
import { sequence } from '../../../kernel/sequencer.ts'
import type { TestServer } from '../../../testing/index.ts'
import { notificationsProjection } from '../../notifications/index.ts'
import { listAnnouncements } from '../announcements.queries.ts'
import type { publishAnnouncement } from '../publish-announcement.ts'

/** What a coordinator sends: to everybody of the institution, unless told otherwise. */
export const announcement = (server: TestServer, season: TestSeason, over: Partial<Parameters<typeof publishAnnouncement>[1]> = {}) => ({
  id: server.services.newId(),
  institutionId: season.institution.id,
  cohortId: null,
  roles: [...ANNOUNCEMENT_ROLES],
  title: 'Site visits begin on Monday',
  body: 'Have your logbook ready.',
  ...over,
})

/** The announcements that somebody reads, newest first. */
export const readBy = async (server: TestServer, who: TestPerson): Promise<string[]> =>
  (await listAnnouncements(server.as(who), { limit: 20 })).items.map(({ id }) => id)

/** Brings the bells up to what has happened. */
export async function project({ services: { orm } }: TestServer): Promise<void> {
  while ((await sequence(orm)) + (await advance(orm, notificationsProjection)) > 0);
}
