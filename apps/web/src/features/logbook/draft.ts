/** A file that the server already holds, waiting to be attached. */
interface DraftFile {
  id: string
  name: string
  mediaType: string
  size: number
}

/** What is typed into a log's form, as it was typed: hours stay text until they are sent. */
export interface Draft {
  /** The client's id of what will be sent: of the log, or of the change to it. Sent twice, it is one thing. */
  id: string
  content: string
  hours: string
  skills: string[]
  files: DraftFile[]
  /** When it was last written down, RFC 3339; null while untouched. */
  savedAt: string | null
}

/** Just what is needed of `localStorage`. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export const newLogKey = (userId: string, placementId: string, date: string): string => `ipt.draft.${userId}.${placementId}.${date}`
export const revisionKey = (userId: string, logId: string, revision: number): string => `ipt.draft.${userId}.${logId}.r${revision}`

export const isEmptyDraft = (draft: Draft): boolean =>
  draft.content.trim() === '' && draft.hours.trim() === '' && draft.skills.length === 0 && draft.files.length === 0

/** The draft under `key`, or null: where there is none, where it can't be read, or where storage is forbidden. */
export function readDraft(store: DraftStore, key: string): Draft | null {
  try {
    const value: unknown = JSON.parse(store.getItem(key) ?? 'null')
    return isDraft(value) ? value : null
  } catch {
    return null
  }
}

/** Whether it was kept. Storage may be full or forbidden; then the page says so instead of promising. */
export function writeDraft(store: DraftStore, key: string, draft: Draft): boolean {
  try {
    store.setItem(key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function dropDraft(store: DraftStore, key: string): void {
  try {
    store.removeItem(key)
  } catch {
    // Forbidden storage holds nothing to drop.
  }
}

/** Takes what was typed along to another day, unless that day has a draft of its own. */
export function moveDraft(store: DraftStore, from: string, to: string): void {
  const draft = readDraft(store, from)
  if (!draft || isEmptyDraft(draft) || readDraft(store, to)) return
  if (writeDraft(store, to, draft)) dropDraft(store, from)
}

const isText = (value: unknown): value is string => typeof value === 'string'

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false
  const draft = value as Partial<Draft>
  return (
    isText(draft.id) &&
    isText(draft.content) &&
    isText(draft.hours) &&
    Array.isArray(draft.skills) &&
    draft.skills.every(isText) &&
    Array.isArray(draft.files) &&
    draft.files.every((file) => isText(file?.id) && isText(file.name) && isText(file.mediaType) && typeof file.size === 'number') &&
    (draft.savedAt === null || isText(draft.savedAt))
  )
}
