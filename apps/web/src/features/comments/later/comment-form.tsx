import { LIMITS } from '@ipt/domain'
import { Button, Field, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Send } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, type RefObject, useState } from 'react'
import { codeOf } from '../../../lib/errors.ts'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import type { useCommentDraft } from './use-comment-draft.ts'
import { usePostComment } from './use-comments.ts'

/** So near to the limit the characters are counted. */
const NEAR = 200

export interface CommentFormProps {
  logId: string
  form: ReturnType<typeof useCommentDraft>
  box: RefObject<HTMLTextAreaElement | null>
  /** The thread was closed while this was being written. */
  onClosed: () => void
}

/** Says something about a log. The words stay until they have arrived; sent again, they arrive once. */
export function CommentForm({ logId, form: { draft, write, done, renew }, box, onClosed }: CommentFormProps) {
  const { t } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState(0)
  const { send, busy, error, reset } = usePostComment(logId, {
    onSent: () => {
      done()
      setTried(false)
      setSent(sent + 1)
      box.current?.focus()
    },
    onRefused: (refusal) => {
      if (codeOf(refusal) === 'ID_TAKEN') renew()
      if (codeOf(refusal) === 'ID_TAKEN' || codeOf(refusal) === 'WRONG_STATE') onClosed()
    },
  })
  const { length } = draft.body
  const over = length > LIMITS.comment
  const most = format.number(LIMITS.comment)

  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    setTried(true)
    if (!draft.body.trim() || over) box.current?.focus()
    else if (!busy) send({ id: draft.id, logId, body: draft.body.trim() })
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
  }
  const change = (body: string) => {
    if (error) reset()
    if (sent) setSent(0)
    write(body)
  }

  return (
    <form className="say" noValidate onSubmit={submit}>
      <Field
        label={t`Write a comment`}
        error={over ? t`Write at most ${most} characters.` : tried && !draft.body.trim() ? t`Write something first.` : null}
        aside={
          length > LIMITS.comment - NEAR ? (
            <span className="hint nowrap">
              {format.number(length)} / {most}
            </span>
          ) : undefined
        }
        hint={t`The student and both supervisors read it.`}
      >
        {(control) => (
          <textarea
            {...control}
            ref={box}
            name="comment"
            rows={2}
            value={draft.body}
            readOnly={busy}
            onChange={(event) => change(event.target.value)}
            onKeyDown={keys}
          />
        )}
      </Field>
      <div role="alert">
        {error && !busy && (
          <Notice tone="flagged" icon={CircleAlert}>
            {codeOf(error) === 'ID_TAKEN' ? (
              <Trans>Other words were sent from here before; they stand above. Send these too, if they should follow.</Trans>
            ) : (
              errorText(error)
            )}
          </Notice>
        )}
      </div>
      <div className="row wrap">
        <Button type="submit" icon={Send} busy={busy}>
          <Trans>Send</Trans>
        </Button>
        <span className="hint" role="status">
          {busy ? (
            <span className="late">
              <Trans>Sending…</Trans>
            </span>
          ) : sent > 0 ? (
            <Trans>Sent.</Trans>
          ) : null}
        </span>
      </div>
    </form>
  )
}
