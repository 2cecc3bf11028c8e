import type { ArrivalView } from '@ipt/contracts'
import { Button, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, CircleAlert, Undo2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Waiting } from '../../../components/loaded.tsx'
import { useKeptWords } from '../../../components/use-kept-words.ts'
import { useReturningFocus } from '../../../components/use-returning-focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { lazyPart } from '../../../lib/later.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { FileLink } from '../../logbook/components/log-body.tsx'
import { useDecideArrival } from './use-decide-arrival.ts'

const ReturnArrivalForm = lazyPart(() => import('./return-arrival-form.tsx'))

export interface ArrivalCardProps {
  arrival: ArrivalView
  primary: boolean
  onDecided: (decided: ArrivalView) => void
  onGone: (arrival: ArrivalView, error: unknown) => void
}

export const arrivalId = (id: string): string => `arrival-${id}`

/** One note of a student who says that he has arrived. */
export function ArrivalCard({ arrival, primary, onDecided, onGone }: ArrivalCardProps) {
  const { t } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const [comment, setComment] = useKeptWords(arrival.id)
  const [returning, setReturning] = useState(comment !== '')
  const returnButton = useReturningFocus<HTMLButtonElement>(returning)
  const { decide, busy, error, reset } = useDecideArrival(arrival, { onDone: onDecided, onGone: (reason) => onGone(arrival, reason) })
  const { id, student, arrivedOn, site, organisation, note, file, reportedAt, revision } = arrival
  const name = student.name

  return (
    <li className="arrival" data-s={returning ? 'returned' : undefined}>
      <article className="group" aria-labelledby={arrivalId(id)}>
        <div>
          <h3 id={arrivalId(id)} tabIndex={-1}>
            {name}
          </h3>
          <p>
            <Trans>
              says: arrived on {format.dayShort(arrivedOn)} at {organisation}, {site}.
            </Trans>
          </p>
        </div>
        {note && <p className="prose">{note}</p>}
        {file && (
          <ul className="log-files" aria-label={t`Files`}>
            <FileLink file={file} />
          </ul>
        )}
        <p className="hint">
          <Trans>sent {format.moment(reportedAt)}</Trans>
          {revision > 1 && (
            <>
              {', '}
              <Trans>report {revision}, after it was returned</Trans>
            </>
          )}
        </p>
        {returning ? (
          <Suspense fallback={<Waiting lines={2} />}>
            <ReturnArrivalForm
              comment={comment}
              onComment={setComment}
              busy={busy !== null}
              error={error}
              onSubmit={(text) => decide({ comment: text })}
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
            <div className="arrival-act">
              <Button
                ref={returnButton}
                icon={Undo2}
                aria-disabled={busy !== null}
                aria-keyshortcuts="R"
                onClick={() => {
                  if (busy !== null) return
                  reset()
                  setReturning(true)
                }}
              >
                <Trans>Return</Trans>
                <span className="sr">{t`the arrival note of ${name}`}</span>
              </Button>
              <Button
                variant={primary ? 'primary' : 'plain'}
                icon={Check}
                busy={busy !== null}
                aria-keyshortcuts="C"
                onClick={() => decide({ comment: null })}
              >
                <Trans>Confirm arrival</Trans>
                <span className="sr">{t`of ${name}`}</span>
              </Button>
            </div>
          </>
        )}
      </article>
    </li>
  )
}
