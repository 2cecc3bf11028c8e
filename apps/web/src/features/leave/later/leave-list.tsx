import './leave.css'
import type { LeaveView } from '@ipt/contracts'
import { Button, Icon, Notice, Status, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, RotateCcw, X } from 'lucide-react'
import { focusOn } from '../../../lib/focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { LeaveDaysText } from './leave-days.tsx'
import { LEAVE_KIND_WORDS, LEAVE_STATUS_WORDS } from './leave-words.ts'
import { useLeaveAct } from './use-leave.ts'

/** Requests, with what became of each, and what whoever looks may still do. After an act the focus goes to `headingId`. */
export function LeaveList({ items, headingId }: { items: readonly LeaveView[]; headingId: string }) {
  const { t, i18n } = useLingui()
  const toast = useToast()
  const format = useFormats()
  const errorText = useErrorText()
  const { run, busy, error, about } = useLeaveAct((leave, { event }) => {
    focusOn(headingId)
    toast({ text: event === 'withdraw' ? t`Request withdrawn.` : t`Taken back: the request of ${leave.student.name} waits again.` })
  })
  return (
    <ul className="card lines">
      {items.map((leave) => {
        const { id, kind, status, note, declinedFor, decided, can, undoUntil } = leave
        const { label, icon } = LEAVE_KIND_WORDS[kind]
        const state = LEAVE_STATUS_WORDS[status]
        return (
          <li key={id} className="leave">
            <p className="between wrap">
              <span className="row m">
                <Icon of={icon} size="s" />
                {i18n._(label)}
              </span>
              <Status tone={state.tone}>{i18n._(state.label)}</Status>
            </p>
            <p>
              <LeaveDaysText leave={leave} />
            </p>
            {note && <p className="prose muted">{note}</p>}
            {declinedFor && <Notice tone="returned">{declinedFor}</Notice>}
            {decided && status !== 'ASKED' && (
              <p className="hint">
                {decided.by && `${decided.by.name}, `}
                {format.moment(decided.at)}
              </p>
            )}
            <div role="alert">
              {error != null && about === id && !busy && (
                <Notice tone="flagged" icon={CircleAlert}>
                  {errorText(error)}
                </Notice>
              )}
            </div>
            {can.includes('withdraw') && (
              <div>
                <Button size="small" icon={X} busy={busy?.leave.id === id} onClick={() => run(leave, { event: 'withdraw' })}>
                  <Trans>Withdraw</Trans>
                  <span className="sr">
                    {i18n._(label)}, <LeaveDaysText leave={leave} />
                  </span>
                </Button>
              </div>
            )}
            {undoUntil && (
              <div className="between wrap">
                <span className="hint">
                  <Trans>You can take it back until {format.time(undoUntil)}.</Trans>
                </span>
                <Button size="small" icon={RotateCcw} busy={busy?.leave.id === id} onClick={() => run(leave, { event: 'undoDecision' })}>
                  <Trans>Undo</Trans>
                  <span className="sr">
                    {i18n._(label)}, <LeaveDaysText leave={leave} />
                  </span>
                </Button>
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
