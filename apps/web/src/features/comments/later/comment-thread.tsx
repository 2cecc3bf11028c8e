import './comments.css'
import type { LogView } from '@ipt/contracts'
import { useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { Loaded } from '../../../components/loaded.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { ClosedThread } from './closed-thread.tsx'
import { CommentForm } from './comment-form.tsx'
import { CommentLine } from './comment-line.tsx'
import { useCommentDraft } from './use-comment-draft.ts'
import { useThread } from './use-comments.ts'

const COMMENTS_ID = 'comments'

/** What the people on a log's record say to each other about it. Nothing where nobody said anything and nobody can any more. */
export default function CommentThread({ log: { id: logId, status } }: { log: LogView }) {
  const { t } = useLingui()
  const toast = useToast()
  const thread = useThread(logId)
  const form = useCommentDraft(logId)
  const box = useRef<HTMLTextAreaElement>(null)
  const first = thread.data?.pages[0]

  // A decision may have closed the thread.
  const { refetch } = thread
  const shown = useRef(status)
  useEffect(() => {
    if (shown.current !== status) void refetch()
    shown.current = status
  }, [status, refetch])

  // The box goes when the thread is closed: whoever was in it goes on from the heading.
  const closed = first?.closed
  const before = useRef(closed)
  useEffect(() => {
    if (before.current === false && closed && document.activeElement === document.body) focusOn(COMMENTS_ID)
    before.current = closed
  }, [closed])

  if (first?.closed && first.items.length === 0 && !form.draft.body) return null

  const offerBack = (body: string) =>
    toast({
      text: t`Comment taken back.`,
      ...(form.draft.body ? {} : { action: { label: t`Write it again`, run: () => form.write(body) } }),
    })

  return (
    <section className="comments group" aria-labelledby={COMMENTS_ID}>
      <h2 id={COMMENTS_ID} tabIndex={-1}>
        <Trans>Comments</Trans>
      </h2>
      <Loaded query={thread} lines={2}>
        {({ pages }) => {
          const comments = pages.flatMap(({ items }) => items)
          const { closed = false, canPost = false } = pages.at(-1) ?? {}
          return (
            <>
              {comments.length > 0 ? (
                <ol className="thread">
                  {comments.map((comment) => (
                    <CommentLine key={comment.id} logId={logId} comment={comment} onWithdrawn={offerBack} />
                  ))}
                </ol>
              ) : (
                !closed && (
                  <p className="hint">
                    <Trans>No comments yet.</Trans>
                  </p>
                )
              )}
              {canPost && <CommentForm logId={logId} form={form} box={box} onClosed={() => void thread.refetch()} />}
              {closed && <ClosedThread unsent={form.draft.body} onForget={() => form.write('')} />}
              {!closed && !canPost && (
                <p className="hint">
                  <Trans>The student and both supervisors write here.</Trans>
                </p>
              )}
            </>
          )
        }}
      </Loaded>
    </section>
  )
}
