import type { AnnouncementPlaces, PublishedAnnouncement } from '@ipt/contracts'
import { useState } from 'react'
import { codeOf } from '../../../lib/errors.ts'
import { trpc } from '../../../lib/trpc.ts'
import { uuidv7 } from '../../../lib/uuidv7.ts'
import { useMe } from '../../accounts/components/session.tsx'
import { type AnnouncementDraft, announcementKey, emptyAnnouncement, keepAnnouncement, readAnnouncement } from './announcement-draft.ts'

/** The announcement that is being written: kept on this device at every keystroke, for this person alone. */
export function useAnnouncementDraft() {
  const key = announcementKey(useMe().id)
  const [draft, setDraft] = useState<AnnouncementDraft>(() => readAnnouncement(localStorage, key) ?? emptyAnnouncement(uuidv7()))
  const put = (next: AnnouncementDraft) => {
    keepAnnouncement(localStorage, key, next)
    setDraft(next)
  }
  return {
    draft,
    write: (change: Partial<AnnouncementDraft>) => put({ ...draft, ...change }),
    /** Was published: the next one has an id of its own. */
    done: () => put({ ...emptyAnnouncement(uuidv7()), institutionId: draft.institutionId, cohortId: draft.cohortId, roles: draft.roles }),
    /** The words of one that was taken back, as the beginning of the next. */
    writeAgain: ({ title, body, roles, institution, cohort }: PublishedAnnouncement) =>
      put({ id: uuidv7(), title, body, roles, institutionId: institution.id, cohortId: cohort?.id ?? '' }),
  }
}

/** For whom a draft is, as the server takes it: what is not there (any more) falls back to the whole institution. */
export function audienceOf({ institutionId, cohortId, roles }: AnnouncementDraft, places: AnnouncementPlaces) {
  const place = places.find(({ id }) => id === institutionId) ?? places[0]
  const cohort = place?.cohorts.find(({ id }) => id === cohortId)
  return { institutionId: place?.id ?? '', cohortId: cohort?.id ?? null, roles }
}

export function usePublish(onDone: (published: PublishedAnnouncement) => void, onTaken: () => void) {
  const utils = trpc.useUtils()
  const publish = trpc.announcements.publish.useMutation({
    onSuccess: (published) => {
      void utils.announcements.invalidate()
      onDone(published)
    },
    onError: (error) => {
      if (codeOf(error) !== 'ID_TAKEN') return
      void utils.announcements.published.invalidate()
      onTaken()
    },
  })
  return { publish: publish.mutate, busy: publish.isPending, error: publish.error }
}

export function useRetract(onDone: (retracted: PublishedAnnouncement) => void) {
  const utils = trpc.useUtils()
  const retract = trpc.announcements.retract.useMutation({
    onSuccess: onDone,
    onSettled: () => utils.announcements.invalidate(),
  })
  return { retract: (id: string) => retract.mutate({ id }), busy: retract.isPending, error: retract.error }
}
