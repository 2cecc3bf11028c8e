import type { CommentView } from '@ipt/contracts'
import { Avatar, Button, FieldError } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { focusOn } from '../../../lib/focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { ROLE_PLACES } from '../../../lib/roles.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { useWithdrawComment } from './use-comments.ts'

export interface CommentLineProps {
  logId: string
  comment: CommentView
  /** Its words, for whoever wants them back. */
  onWithdrawn: (body: string) => void
}

/** What one person said, with the way to take it back while that is open. */
export function CommentLine({ logId, comment: { id, by, role, at, body, withdrawUntil }, onWithdrawn }: CommentLineProps) {
  const { i18n } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const lineId = `comment-${id}`
  // The button goes with the act, whatever came of it.
  const { withdraw, busy, error } = useWithdrawComment(logId, (done) => {
    focusOn(lineId)
    if (done) onWithdrawn(body ?? '')
  })
  return (
    <li id={lineId} tabIndex={-1}>
      <Avatar name={by.name} small />
      <div className="said">
        <p className="sm">
          <b className="m">{by.name}</b>{' '}
          <span className="faint">
            {i18n._(ROLE_PLACES[role].label)}, <time dateTime={at}>{format.moment(at)}</time>
          </span>
        </p>
        {body === null ? (
          <p className="muted">
            <Trans>Taken back.</Trans>
          </p>
        ) : (
          <p className="prose">{body}</p>
        )}
        {withdrawUntil && (
          <p className="row wrap">
            <Button variant="link" size="small" busy={busy} onClick={() => withdraw(id)}>
              <Trans>Take it back</Trans>
            </Button>
            <span className="hint">
              <Trans>until {format.time(withdrawUntil)}</Trans>
            </span>
          </p>
        )}
        <div role="alert">
          <FieldError>{error && !busy ? errorText(error) : null}</FieldError>
        </div>
      </div>
    </li>
  )
}
