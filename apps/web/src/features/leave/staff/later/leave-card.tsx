import type { LeaveView } from '@ipt/contracts'
import { Button, Icon, Notice } from '@ipt/ui'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, CircleAlert, X } from 'lucide-react'
import { useState } from 'react'
import { ReasonForm } from '../../../../components/staff/reason-form.tsx'
import { forgetWords, useKeptWords } from '../../../../components/use-kept-words.ts'
import { useReturningFocus } from '../../../../components/use-returning-focus.ts'
import { useFormats } from '../../../../lib/format.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useMe } from '../../../accounts/components/session.tsx'
import { LeaveDaysText } from '../../later/leave-days.tsx'
import { LEAVE_KIND_WORDS } from '../../later/leave-words.ts'
import { useLeaveAct } from '../../later/use-leave.ts'

/** Why leave is declined, most frequent first. */
const REASONS = [msg`Needed on these days`, msg`Talk to me first`, msg`Wrong day`]

export interface LeaveCardProps {
  leave: LeaveView
  onDecided: (decided: LeaveView) => void
  onRefused: (leave: LeaveView, error: unknown) => void
}

export const leaveId = (id: string): string => `leave-${id}`

/** One request, granted or declined where it stands. */
export function LeaveCard({ leave, onDecided, onRefused }: LeaveCardProps) {
  const { t, i18n } = useLingui()
  const me = useMe()
  const format = useFormats()
  const errorText = useErrorText()
  const { id, student, kind, note, askedAt } = leave
  const [comment, setComment] = useKeptWords(id)
  const [declining, setDeclining] = useState(comment !== '')
  const declineButton = useReturningFocus<HTMLButtonElement>(declining)
  const { run, busy, error, reset } = useLeaveAct((decided) => {
    forgetWords(me.id, id)
    onDecided(decided)
  }, onRefused)
  const name = student.name
  const { label, icon } = LEAVE_KIND_WORDS[kind]
  return (
    <li className="leave" data-s={declining ? 'returned' : undefined}>
      <article className="group" aria-labelledby={leaveId(id)}>
        <div>
          <h3 id={leaveId(id)} tabIndex={-1}>
            {name}
          </h3>
          <p className="row">
            <Icon of={icon} size="s" />
            <span>
              {i18n._(label)}: <LeaveDaysText leave={leave} />
            </span>
          </p>
        </div>
        {note && <p className="prose">{note}</p>}
        <p className="hint">
          <Trans>asked {format.moment(askedAt)}</Trans>
        </p>
        {declining ? (
          <ReasonForm
            label={t`Why not?`}
            hint={t`The student reads your words.`}
            reasons={REASONS.map((reason) => i18n._(reason))}
            comment={comment}
            onComment={setComment}
            submitLabel={t`Decline the leave`}
            submitIcon={X}
            cancelLabel={t`Keep it`}
            busy={busy !== null}
            error={error}
            onSubmit={(text) => run(leave, { event: 'decline', comment: text })}
            onCancel={() => setDeclining(false)}
          />
        ) : (
          <>
            <div role="alert">
              {error != null && busy === null && (
                <Notice tone="flagged" icon={CircleAlert}>
                  {errorText(error)}
                </Notice>
              )}
            </div>
            <div className="leave-act">
              <Button
                ref={declineButton}
                icon={X}
                aria-disabled={busy !== null}
                aria-keyshortcuts="R"
                onClick={() => {
                  if (busy !== null) return
                  reset()
                  setDeclining(true)
                }}
              >
                <Trans>Decline</Trans>
                <span className="sr">{t`the leave of ${name}`}</span>
              </Button>
              <Button icon={Check} busy={busy !== null} aria-keyshortcuts="G" onClick={() => run(leave, { event: 'grant' })}>
                <Trans>Grant leave</Trans>
                <span className="sr">{t`of ${name}`}</span>
              </Button>
            </div>
          </>
        )}
      </article>
    </li>
  )
}
