import type { LogView } from '@ipt/contracts'
import { Button, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { Link } from '../../../components/link.tsx'
import { Waiting } from '../../../components/loaded.tsx'
import { useKeptWords } from '../../../components/use-kept-words.ts'
import { useReturningFocus } from '../../../components/use-returning-focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { lazyPart } from '../../../lib/later.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { LogBody, LogRemarkNotice } from '../../logbook/components/log-body.tsx'
import { LOG_EVENT_WORDS } from '../../logbook/log-event-words.ts'
import { useDecideLog } from '../../logbook/staff/use-decide-log.ts'
import { type GoneLog, useGone } from '../../logbook/staff/use-gone.ts'
import { useReading } from '../../logbook/staff/use-reading.ts'
import { ReadWhole } from '../read-whole.tsx'

// Verifying is the frequent press; what the rest needs is loaded when it happens.
const NewerRevision = lazyPart(() => import('../../logbook/staff/newer-revision.tsx'))
export const loadReturnForm = () => import('./return-form.tsx')
const ReturnForm = lazyPart(loadReturnForm)

export interface ReviewCardProps {
  log: LogView
  /** Where it opens: its page, on the way through this queue. */
  to: string
  /** The one green button of the screen. */
  primary: boolean
  /** Told when the form for returning it opens and closes. */
  onReturning: (logId: string, returning: boolean) => void
  onDecided: (decided: LogView, event: 'verify' | 'requestRevision') => void
  onGone: (gone: GoneLog) => void
}

export const reviewId = (logId: string): string => `log-${logId}`

/** One waiting log, read and decided where it stands. */
export function ReviewCard({ log: live, to, primary, onReturning, onDecided, onGone }: ReviewCardProps) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const reading = useReading(live)
  const { log } = reading
  const [comment, setComment] = useKeptWords(live.id)
  const [returning, setReturning] = useState(comment !== '')
  const returnButton = useReturningFocus<HTMLButtonElement>(returning)
  const { decide, busy, error, reset } = useDecideLog(
    log,
    (decided, event) => (event === 'verify' || event === 'requestRevision') && onDecided(decided, event),
    reading.refused,
  )
  const name = log.student.name
  const day = format.dayLong(log.logDate)

  useGone({ log, error, comment }, onGone)
  useEffect(() => onReturning(live.id, returning), [onReturning, live.id, returning])

  const verify = () => decide({ event: 'verify', comment: '' })
  const openReturn = () => {
    reset()
    setReturning(true)
  }

  return (
    <li className="review" data-s={returning ? 'returned' : undefined}>
      <article className="group" aria-labelledby={reviewId(log.id)}>
        <header className="review-head">
          <h4 id={reviewId(log.id)} tabIndex={-1}>
            {day}
            <span className="sr">{name}</span>
          </h4>
          <Link className="btn link small" to={to} aria-keyshortcuts="E O">
            <Trans>History</Trans>
            <span className="sr">{t`of the log of ${name}, ${day}`}</span>
          </Link>
        </header>
        {reading.newer !== null && (
          <Suspense>
            <NewerRevision log={log} newer={reading.newer} onShow={reading.show} />
          </Suspense>
        )}
        <ReadWhole log={log}>
          <LogRemarkNotice log={log} />
          <LogBody log={log} />
        </ReadWhole>
        {returning ? (
          <Suspense fallback={<Waiting lines={2} />}>
            <ReturnForm
              comment={comment}
              onComment={setComment}
              busy={busy !== null}
              error={error}
              onSubmit={(text) => decide({ event: 'requestRevision', comment: text })}
              onCancel={() => setReturning(false)}
            />
          </Suspense>
        ) : (
          <>
            <div role="alert">
              {error != null && busy === null && (
                <Notice tone="flagged" icon={CircleAlert}>
                  {errorText(error)}
                </Notice>
              )}
            </div>
            <div className="review-act">
              <Button
                ref={returnButton}
                icon={LOG_EVENT_WORDS.requestRevision.icon}
                aria-disabled={busy !== null}
                aria-keyshortcuts="R"
                onClick={() => busy === null && openReturn()}
              >
                {i18n._(LOG_EVENT_WORDS.requestRevision.label)}
                <span className="sr">{t`the log of ${name}, ${day}`}</span>
              </Button>
              <Button
                variant={primary ? 'primary' : 'plain'}
                icon={LOG_EVENT_WORDS.verify.icon}
                busy={busy === 'verify'}
                aria-keyshortcuts="V"
                onClick={verify}
              >
                {i18n._(LOG_EVENT_WORDS.verify.label)}
                <span className="sr">{t`the log of ${name}, ${day}`}</span>
              </Button>
            </div>
          </>
        )}
      </article>
    </li>
  )
}
