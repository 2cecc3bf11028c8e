import type { StoredFile } from '../../../files/api/use-uploads.ts'

/** What stands in the form of an application, as it was typed. */
export interface ApplicationDraft {
  /** The client's id of the application that will be sent. Sent twice, it is one. */
  id: string
  /** Whether it was sent under this id: what is changed after that is another application. */
  sent: boolean
  letter: string
  cv: StoredFile | null
  letterFile: StoredFile | null
}

export type DraftPatch = Partial<Pick<ApplicationDraft, 'letter' | 'cv' | 'letterFile'>>

/** The draft after a change. `newId` is taken where the old one may have arrived with other words. */
export const changed = (draft: ApplicationDraft, patch: DraftPatch, newId: () => string): ApplicationDraft =>
  draft.sent ? { ...draft, ...patch, id: newId(), sent: false } : { ...draft, ...patch }

/** The draft that a text holds, or null where it holds none. */
export function parseDraft(text: string | null): ApplicationDraft | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return isDraft(value) ? value : null
  } catch {
    return null
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isFile = (value: unknown): value is StoredFile => {
  const file = value as Partial<StoredFile> | null
  return (
    typeof file === 'object' &&
    file !== null &&
    isText(file.id) &&
    isText(file.name) &&
    isText(file.mediaType) &&
    typeof file.size === 'number'
  )
}

function isDraft(value: unknown): value is ApplicationDraft {
  if (typeof value !== 'object' || value === null) return false
  const draft = value as Partial<ApplicationDraft>
  return (
    isText(draft.id) &&
    typeof draft.sent === 'boolean' &&
    isText(draft.letter) &&
    (draft.cv === null || isFile(draft.cv)) &&
    (draft.letterFile === null || isFile(draft.letterFile))
  )
}
