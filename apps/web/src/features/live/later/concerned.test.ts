import type { LiveEvent } from '@ipt/contracts'
import { hashKey, QueryClient } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { expect, test } from 'vitest'
import { trpc } from '../../../lib/trpc.ts'
import { concernedBy } from './concerned.ts'

const [ID, OTHER] = ['01980000-0000-7000-8000-000000000001', '01980000-0000-7000-8000-000000000002']

/** Screens as they may be open. */
const OPEN = {
  log: getQueryKey(trpc.logbook.get, { id: ID }, 'query'),
  otherLog: getQueryKey(trpc.logbook.get, { id: OTHER }, 'query'),
  history: getQueryKey(trpc.logbook.events, { id: ID }, 'query'),
  queue: getQueryKey(trpc.logbook.list, { as: 'industrialSupervisor', status: ['SUBMITTED'] }, 'infinite'),
  counts: getQueryKey(trpc.logbook.counts, { as: 'coordinator' }, 'query'),
  comments: getQueryKey(trpc.comments.list, { logId: ID, limit: 20 }, 'infinite'),
  otherComments: getQueryKey(trpc.comments.list, { logId: OTHER }, 'infinite'),
  placements: getQueryKey(trpc.placements.list, { as: 'coordinator' }, 'query'),
  arrivals: getQueryKey(trpc.arrivals.list, { as: 'industrialSupervisor' }, 'query'),
  weeks: getQueryKey(trpc.weeks.list, { placementId: ID }, 'query'),
  leave: getQueryKey(trpc.leave.list, { as: 'student' }, 'infinite'),
  announcements: getQueryKey(trpc.announcements.list, undefined, 'infinite'),
  settings: getQueryKey(trpc.settings.get, { institutionId: ID }, 'query'),
  season: getQueryKey(trpc.cohorts.get, { id: ID }, 'query'),
  checklist: getQueryKey(trpc.checklist.own, undefined, 'query'),
  host: getQueryKey(trpc.organisations.get, { id: ID }, 'query'),
  vacancy: getQueryKey(trpc.vacancies.get, { id: ID }, 'query'),
  applicants: getQueryKey(trpc.applications.list, { vacancyId: ID }, 'query'),
  me: getQueryKey(trpc.accounts.me, undefined, 'query'),
  bell: getQueryKey(trpc.notifications.list, { language: 'sw', limit: 20 }, 'query'),
}

/** Which of them an event makes old. */
async function old(event: Pick<LiveEvent, 'kind' | 'subjectType'>): Promise<string[]> {
  const client = new QueryClient()
  for (const key of Object.values(OPEN)) client.setQueryData(key, {})
  for (const queryKey of concernedBy({ type: 'event', seq: 1, subjectId: ID, placementId: null, ...event }))
    await client.invalidateQueries({ queryKey })
  return Object.entries(OPEN)
    .filter(([, key]) => client.getQueryCache().get(hashKey(key))?.state.isInvalidated)
    .map(([name]) => name)
}

test.for<[LiveEvent['kind'], LiveEvent['subjectType'], string[]]>([
  ['log.verified', 'log', ['log', 'history', 'queue', 'counts', 'comments', 'placements', 'weeks', 'bell']],
  ['log.commented', 'log', ['comments', 'bell']],
  ['log.commentWithdrawn', 'log', ['comments', 'bell']],
  ['arrival.confirmed', 'arrivalNote', ['placements', 'arrivals', 'bell']],
  [
    'placement.activated',
    'placement',
    ['log', 'otherLog', 'history', 'queue', 'counts', 'placements', 'arrivals', 'weeks', 'leave', 'bell'],
  ],
  ['week.signed', 'week', ['placements', 'weeks', 'bell']],
  ['leave.granted', 'leave', ['placements', 'weeks', 'leave', 'bell']],
  ['announcement.published', 'announcement', ['announcements', 'bell']],
  ['user.renamed', 'user', ['me', 'bell']],
  ['institution.holidaysAdded', 'institution', ['placements', 'weeks', 'settings', 'season', 'me', 'bell']],
  ['cohort.edited', 'cohort', ['placements', 'season', 'checklist', 'vacancy', 'bell']],
  ['organisation.merged', 'organisation', ['placements', 'host', 'vacancy', 'bell']],
  ['vacancy.published', 'vacancy', ['vacancy', 'applicants', 'bell']],
  ['application.offered', 'application', ['placements', 'season', 'vacancy', 'applicants', 'bell']],
])('%s makes old what shows it, and nothing else', async ([kind, subjectType, expected]) => {
  expect(await old({ kind, subjectType })).toEqual(expected)
})

test('a thing that this page does not know rings the bell all the same', async () => {
  expect(await old({ kind: 'visit.planned', subjectType: 'visit' as LiveEvent['subjectType'] })).toEqual(['bell'])
})
