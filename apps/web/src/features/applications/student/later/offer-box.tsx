import type { OwnApplication } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, Field } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CheckCheck, CircleSlash } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useKeptWords } from '../../../../components/use-kept-words.ts'
import { useFormats } from '../../../../lib/format.ts'
import type { OwnStep } from './use-own-application.ts'

export interface OfferBoxProps {
  application: OwnApplication
  /** Whether it is the one offer: then accepting it is what the page is about. */
  primary: boolean
  busy: OwnStep | null
  onStep: (event: OwnStep, comment?: string) => void
}

/** An offer, what accepting it means, and the two answers to it. */
export function OfferBox({ application, primary, busy, onStep }: OfferBoxProps) {
  const { t } = useLingui()
  const format = useFormats()
  const [declining, setDeclining] = useState(false)
  const [comment, setComment] = useKeptWords(`decline.${application.id}`)
  const declineButton = useRef<HTMLButtonElement>(null)
  const words = useRef<HTMLFormElement>(null)
  const was = useRef(false)
  const { vacancy, answerBy, can } = application
  const host = vacancy.organisation
  useEffect(() => {
    if (declining) words.current?.querySelector('textarea')?.focus()
    else if (was.current) declineButton.current?.focus()
    was.current = declining
  }, [declining])

  if (!can.includes('accept') && !can.includes('decline')) {
    return (
      <p className="offer">
        {application.expired && answerBy ? (
          <Trans>The time for answering this offer ended on {format.dayShort(answerBy)}.</Trans>
        ) : (
          <Trans>You have a placement in this season already.</Trans>
        )}
      </p>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onStep('decline', comment)
  }
  return (
    <div className="offer">
      {answerBy && (
        <p>
          <b>
            <Trans>
              {host} offers you a place. Answer by {format.dayLong(answerBy)}.
            </Trans>
          </b>
        </p>
      )}
      <p className="hint">
        <Trans>
          Accepting places you there from {format.date(vacancy.startsOn)} to {format.date(vacancy.endsOn)}. Your other applications of this
          season are withdrawn, and other offers declined.
        </Trans>
      </p>
      {declining ? (
        <form ref={words} className="group" onSubmit={submit}>
          <Field label={t`Why, if you like`} hint={t`The coordinator and the company read it.`}>
            {(control) => (
              <textarea
                {...control}
                rows={2}
                maxLength={LIMITS.comment}
                value={comment}
                onChange={(event) => setComment(event.target.value)}
              />
            )}
          </Field>
          <div className="wish-acts">
            <Button type="submit" icon={CircleSlash} busy={busy === 'decline'}>
              <Trans>Decline the offer</Trans>
            </Button>
            <Button variant="quiet" onClick={() => setDeclining(false)}>
              <Trans>Keep it</Trans>
            </Button>
          </div>
        </form>
      ) : (
        <div className="wish-acts">
          {can.includes('accept') && (
            <Button variant={primary ? 'primary' : 'plain'} icon={CheckCheck} busy={busy === 'accept'} onClick={() => onStep('accept')}>
              <Trans>Accept the place</Trans>
              <span className="sr">{t`at ${host}`}</span>
            </Button>
          )}
          <Button ref={declineButton} icon={CircleSlash} aria-disabled={busy !== null} onClick={() => busy === null && setDeclining(true)}>
            <Trans>Decline</Trans>
            <span className="sr">{t`the offer of ${host}`}</span>
          </Button>
        </div>
      )}
    </div>
  )
}
