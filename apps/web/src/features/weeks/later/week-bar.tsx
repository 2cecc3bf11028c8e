import '../../logbook/staff/decision-bar.css'
import type { LogView, WeekView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, Notice } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ArrowDown, Check, CircleAlert, PenLine, RotateCcw } from 'lucide-react'
import { focusOn } from '../../../lib/focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { useShortcuts } from '../../../lib/use-shortcuts.ts'
import { dayId } from './day-id.ts'

/** Something that the bar does. */
interface Act {
  run: () => void
  busy: boolean
  error: unknown
}

export interface WeekBarProps {
  week: WeekView
  /** Logs that wait for whoever looks; those of them that were not read whole; those that were and are not being returned. */
  waiting: readonly LogView[]
  unread: readonly LogView[]
  read: readonly LogView[]
  comment: string
  verify: Act
  sign: Act
  undo: Act
}

/** What is next for the supervisor of this week, under the thumb: verify what was read, then sign. */
export function WeekBar({ week, waiting, unread, read, comment, verify, sign, undo }: WeekBarProps) {
  const { t } = useLingui()
  const errorText = useErrorText()
  const { can } = week
  const error = [verify, sign, undo].find((act) => act.error != null && !act.busy)?.error
  const count = read.length
  useShortcuts({
    v: waiting.length > 0 && count > 0 ? { label: t`Verify what was read`, run: verify.run } : undefined,
    s:
      waiting.length === 0 && can.includes('signOff')
        ? { label: t`Comment on the week`, run: () => document.querySelector<HTMLElement>('.page.week textarea')?.focus() }
        : undefined,
    u: can.includes('undoSignOff') ? { label: t`Take the sign-off back`, run: undo.run } : undefined,
  })
  if (waiting.length === 0 && can.length === 0 && !error) return <BarHint week={week} />
  return (
    <section className="act decision week-bar" aria-label={t`Decision`}>
      <p className="sm muted">
        <Hint week={week} waiting={waiting.length} unread={unread.length} />
      </p>
      <div role="alert">
        {error != null && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(error)}
          </Notice>
        )}
      </div>
      <div className="decision-row">
        {can.includes('undoSignOff') && (
          <Button icon={RotateCcw} busy={undo.busy} onClick={undo.run}>
            <Trans>Take the sign-off back</Trans>
          </Button>
        )}
        {waiting.length > 0 ? (
          count === 0 ? (
            <Button variant="primary" icon={ArrowDown} onClick={() => focusOn(dayId((unread[0] ?? waiting[0])?.logDate ?? ''))}>
              <Trans>Read on</Trans>
            </Button>
          ) : (
            <Button variant="primary" icon={Check} busy={verify.busy} onClick={verify.run}>
              {count === waiting.length ? (
                <Plural value={count} one="Verify week (#)" other="Verify week (#)" />
              ) : (
                <Plural value={count} one="Verify # read" other="Verify # read" />
              )}
            </Button>
          )
        ) : (
          can.includes('signOff') && (
            <Button
              variant="primary"
              icon={PenLine}
              busy={sign.busy}
              aria-disabled={comment.length > LIMITS.comment}
              onClick={() => comment.length <= LIMITS.comment && sign.run()}
            >
              {week.signOff ? <Trans>Sign the week off again</Trans> : <Trans>Sign off the week</Trans>}
            </Button>
          )
        )}
      </div>
    </section>
  )
}

function Hint({ week, waiting, unread }: { week: WeekView; waiting: number; unread: number }) {
  const format = useFormats()
  if (unread > 0) return <Plural value={unread} one="# day is not read to its end yet." other="# days are not read to their end yet." />
  if (waiting > 0) return <Trans>Verifying says that you saw this work. You can undo for 15 minutes.</Trans>
  if (week.undoUntil) return <Trans>You can take it back until {format.time(week.undoUntil)}.</Trans>
  return <Trans>Signing vouches for the whole week; summary and comment are frozen then.</Trans>
}

/** Why there is nothing to press. */
function BarHint({ week }: { week: WeekView }) {
  const format = useFormats()
  const returned = week.days.filter(({ log }) => log?.status === 'REVISION_REQUESTED').map(({ date }) => format.dayShort(date))
  if (returned.length > 0)
    return (
      <p className="muted">
        <Trans>Waits for the student: {returned.join(', ')}.</Trans>
      </p>
    )
  if (week.status === 'OPEN')
    return (
      <p className="muted">
        <Trans>It can be signed from {format.dayLong(week.signableFrom)} on.</Trans>
      </p>
    )
  return null
}
