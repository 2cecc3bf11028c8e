import { useState } from 'react'
import { uuidv7 } from '../../../lib/uuidv7.ts'
import { useMe } from '../../accounts/components/session.tsx'
import { type CommentDraft, commentKey, keepComment, readComment } from './comment-draft.ts'

/** The comment that is being written under a log: kept on this device at every keystroke, for this person alone. */
export function useCommentDraft(logId: string) {
  const key = commentKey(useMe().id, logId)
  const [draft, setDraft] = useState<CommentDraft>(() => readComment(localStorage, key) ?? { id: uuidv7(), body: '' })
  const put = (next: CommentDraft) => {
    keepComment(localStorage, key, next)
    setDraft(next)
  }
  return {
    draft,
    write: (body: string) => put({ ...draft, body }),
    /** Was sent: the next one has an id of its own. */
    done: () => put({ id: uuidv7(), body: '' }),
    /** The id stands for other words already: these go out under another one. */
    renew: () => put({ ...draft, id: uuidv7() }),
  }
}
