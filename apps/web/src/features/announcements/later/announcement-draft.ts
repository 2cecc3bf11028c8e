import { ANNOUNCEMENT_ROLES, type AnnouncementRole } from '@ipt/domain'

/** An announcement that is being written. `id` is its own: sent twice, it is one. */
export interface AnnouncementDraft {
  id: string
  title: string
  body: string
  /** Empty: the first that there is. */
  institutionId: string
  /** Empty: the whole institution. */
  cohortId: string
  roles: AnnouncementRole[]
}

/** Just what is needed of `localStorage`. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Bound to the person: nobody else who signs in on this device finds it. */
export const announcementKey = (userId: string): string => `ipt.announcement.${userId}`

export const emptyAnnouncement = (id: string): AnnouncementDraft => ({
  id,
  title: '',
  body: '',
  institutionId: '',
  cohortId: '',
  roles: ['student'],
})

/** The draft under `key`, or null: where there is none, where it can't be read, or where storage is forbidden. */
export function readAnnouncement(store: DraftStore, key: string): AnnouncementDraft | null {
  try {
    const value = JSON.parse(store.getItem(key) ?? 'null') as Partial<AnnouncementDraft> | null
    if (!value) return null
    const { id, title, body, institutionId, cohortId, roles } = value
    const texts = [id, title, body, institutionId, cohortId].every((each) => typeof each === 'string')
    if (!texts || !Array.isArray(roles)) return null
    return { ...(value as AnnouncementDraft), roles: ANNOUNCEMENT_ROLES.filter((role) => roles.includes(role)) }
  } catch {
    return null
  }
}

/** Keeps a draft; one without words is forgotten. */
export function keepAnnouncement(store: DraftStore, key: string, draft: AnnouncementDraft): void {
  try {
    if (draft.title || draft.body) store.setItem(key, JSON.stringify(draft))
    else store.removeItem(key)
  } catch {
    // Forbidden or full: the screen still has it.
  }
}
