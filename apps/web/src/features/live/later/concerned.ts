import type { LiveEvent, LiveSubject } from '@ipt/contracts'
import type { QueryKey } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { trpc } from '../../../lib/trpc.ts'

type Concerned = (event: LiveEvent) => QueryKey[]

/** What an event about such a thing makes old. A new kind of thing is a type error until it is said here. */
const OF_SUBJECT: Record<LiveSubject, Concerned> = {
  log: ({ kind, subjectId: id }) =>
    COMMENTS.has(kind)
      ? [getQueryKey(trpc.comments.list, { logId: id })]
      : [
          getQueryKey(trpc.logbook.get, { id }),
          getQueryKey(trpc.logbook.events, { id }),
          getQueryKey(trpc.logbook.revisions, { id }),
          getQueryKey(trpc.logbook.list),
          getQueryKey(trpc.logbook.counts),
          getQueryKey(trpc.logbook.waiting),
          getQueryKey(trpc.comments.list, { logId: id }),
          getQueryKey(trpc.placements),
          getQueryKey(trpc.weeks),
        ],
  arrivalNote: () => [getQueryKey(trpc.arrivals), getQueryKey(trpc.placements)],
  placement: () => [
    getQueryKey(trpc.placements),
    getQueryKey(trpc.placing),
    getQueryKey(trpc.arrivals),
    getQueryKey(trpc.logbook),
    getQueryKey(trpc.weeks),
    getQueryKey(trpc.leave),
    getQueryKey(trpc.letters),
  ],
  week: () => [getQueryKey(trpc.weeks), getQueryKey(trpc.placements)],
  leave: () => [getQueryKey(trpc.leave), getQueryKey(trpc.weeks), getQueryKey(trpc.placements)],
  announcement: () => [getQueryKey(trpc.announcements)],
  user: () => [
    getQueryKey(trpc.people),
    getQueryKey(trpc.accounts),
    getQueryKey(trpc.calendar),
    getQueryKey(trpc.mails),
    getQueryKey(trpc.tokens),
  ],
  institution: () => [
    getQueryKey(trpc.accounts),
    getQueryKey(trpc.settings),
    getQueryKey(trpc.webhooks),
    getQueryKey(trpc.keys),
    getQueryKey(trpc.cohorts),
    // A new holiday changes on which days a log is expected.
    getQueryKey(trpc.placements),
    getQueryKey(trpc.weeks),
  ],
  cohort: () => [getQueryKey(trpc.cohorts), getQueryKey(trpc.checklist), getQueryKey(trpc.placements), getQueryKey(trpc.vacancies)],
  organisation: () => [getQueryKey(trpc.organisations), getQueryKey(trpc.vacancies), getQueryKey(trpc.placements)],
  vacancy: () => [getQueryKey(trpc.vacancies), getQueryKey(trpc.applications)],
  application: () => [getQueryKey(trpc.applications), getQueryKey(trpc.vacancies), getQueryKey(trpc.cohorts), getQueryKey(trpc.placements)],
}

/** Words beside a log: they change nothing of the log itself. */
const COMMENTS: ReadonlySet<string> = new Set(['log.commented', 'log.commentWithdrawn'])

/** The queries that an event makes old; the bell's are always among them. */
export const concernedBy = (event: LiveEvent): QueryKey[] => [
  // A newer server may know things that this page does not.
  ...((OF_SUBJECT[event.subjectType] as Concerned | undefined)?.(event) ?? []),
  getQueryKey(trpc.dashboard),
  getQueryKey(trpc.notifications),
]
