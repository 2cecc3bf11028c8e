/** What is being written under a log. `id` is the comment's: sent twice, it is one. */
export interface CommentDraft {
  id: string
  body: string
}

/** Just what is needed of `localStorage`. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Bound to the person: nobody else who signs in on this device finds it. */
export const commentKey = (userId: string, logId: string): string => `ipt.comment.${userId}.${logId}`

/** The draft under `key`, or null: where there is none, where it can't be read, or where storage is forbidden. */
export function readComment(store: DraftStore, key: string): CommentDraft | null {
  try {
    const value: unknown = JSON.parse(store.getItem(key) ?? 'null')
    const { id, body } = (value ?? {}) as Partial<CommentDraft>
    return typeof id === 'string' && typeof body === 'string' ? { id, body } : null
  } catch {
    return null
  }
}

/** Keeps a draft; an empty one is forgotten. */
export function keepComment(store: DraftStore, key: string, draft: CommentDraft): void {
  try {
    if (draft.body) store.setItem(key, JSON.stringify(draft))
    else store.removeItem(key)
  } catch {
    // Forbidden or full: the screen still has it.
  }
}
