import type { OwnApplication } from '@ipt/contracts'
import { Button, Icon, IconButton, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowDown, ArrowUp, CircleAlert, GripVertical, MessageSquare, Undo2 } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { Link } from '../../../../components/link.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { StateMark } from '../../../vacancies/later/state-mark.tsx'
import { APPLICATION_STATUS_WORDS } from '../../later/application-words.ts'
import { OfferBox } from './offer-box.tsx'
import { useOwnApplication } from './use-own-application.ts'

export interface WishProps {
  application: OwnApplication
  place: number
  of: number
  primary: boolean
  onMove: (id: string, place: number, pressed: 'up' | 'down') => void
  onDrop: (id: string, place: number) => void
  onDone: () => void
}

export const wishButtonId = (id: string, direction: 'up' | 'down'): string => `${direction}-${id}`

const DRAGGED = 'application/x-ipt-wish'

/** One open application in the order of the student's wishes. It is moved by its arrows, or dragged. */
export function Wish({ application, place, of, primary, onMove, onDrop, onDone }: WishProps) {
  const { t } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const [over, setOver] = useState(false)
  const { step, busy, error } = useOwnApplication(application, onDone)
  const { id, status, vacancy, submittedAt, can, cv, letterFile, remark } = application
  const title = vacancy.title
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const dragged = event.dataTransfer.getData(DRAGGED)
    if (dragged) onDrop(dragged, place)
  }

  return (
    <li
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <fieldset
        className="wish-place"
        aria-label={t`Wish ${place} of ${of}`}
        draggable={of > 1}
        onDragStart={(event) => event.dataTransfer.setData(DRAGGED, id)}
      >
        {of > 1 && (
          <IconButton
            id={wishButtonId(id, 'up')}
            icon={ArrowUp}
            label={t`Move ${title} up`}
            aria-disabled={place === 1}
            onClick={() => place > 1 && onMove(id, place - 1, 'up')}
          />
        )}
        <b>{place}</b>
        {of > 1 && (
          <>
            <IconButton
              id={wishButtonId(id, 'down')}
              icon={ArrowDown}
              label={t`Move ${title} down`}
              aria-disabled={place === of}
              onClick={() => place < of && onMove(id, place + 1, 'down')}
            />
            <span className="hint">
              <Icon of={GripVertical} size="s" />
            </span>
          </>
        )}
      </fieldset>
      <div className="wish-what">
        <h3>
          <Link to={`/student/vacancies/${vacancy.id}`}>{title}</Link>
        </h3>
        <p className="m">
          {vacancy.organisation}, {vacancy.site}
        </p>
        <p className="row wrap">
          <StateMark of={APPLICATION_STATUS_WORDS[status]} />
          <span className="hint">
            <Trans>sent {format.moment(submittedAt)}</Trans>
            {(cv || letterFile) && <> · {[cv, letterFile].flatMap((file) => file?.name ?? []).join(', ')}</>}
          </span>
        </p>
        {remark && (
          <Notice tone="submitted" icon={MessageSquare}>
            {remark.comment}
          </Notice>
        )}
        {status === 'OFFERED' && <OfferBox application={application} primary={primary} busy={busy} onStep={step} />}
        <div role="alert">
          {error != null && busy === null && (
            <Notice tone="flagged" icon={CircleAlert}>
              {errorText(error)}
            </Notice>
          )}
        </div>
        {can.includes('withdraw') && (
          <div>
            <Button size="small" variant="quiet" icon={Undo2} busy={busy === 'withdraw'} onClick={() => step('withdraw')}>
              <Trans>Withdraw</Trans>
              <span className="sr">{t`the application for ${title}`}</span>
            </Button>
          </div>
        )}
      </div>
    </li>
  )
}
