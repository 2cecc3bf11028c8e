import './lightbox.css'
import type { FileView } from '@ipt/contracts'
import { Button, buttonClass, Icon, IconButton, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, ChevronRight, CircleAlert, Download, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useFormats } from '../../../lib/format.ts'
import { fileUrl } from '../file-urls.ts'

export interface LightboxProps {
  /** One at least. */
  pictures: readonly FileView[]
  /** The id of the one that was pressed. */
  first: string
  onClose: () => void
}

/** The pictures of a log, one at a time, over the page. Arrow keys go from one to the next; Escape gives the focus back to the thumbnail. */
export default function Lightbox({ pictures, first, onClose }: LightboxProps) {
  const { t } = useLingui()
  const format = useFormats()
  const title = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [index, setIndex] = useState(() =>
    Math.max(
      0,
      pictures.findIndex(({ id }) => id === first),
    ),
  )
  const picture = pictures[index]
  const last = pictures.length - 1
  const place = index + 1
  const go = (to: number) => setIndex(Math.min(last, Math.max(0, to)))

  useEffect(() => {
    const element = dialog.current
    if (!element?.open) element?.showModal()
  }, [])

  const press = (event: KeyboardEvent) => {
    const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: last }[event.key]
    if (to === undefined) return
    event.preventDefault()
    go(to)
  }

  if (!picture) return null
  const { name } = picture
  return (
    <dialog ref={dialog} className="lightbox" aria-labelledby={title} onClose={onClose} onKeyDown={press}>
      <div className="lightbox-in">
        <header>
          <div className="grow" aria-live="polite">
            <h2 id={title}>{name}</h2>
            <span className="hint">
              {pictures.length > 1 && (
                <>
                  <Trans>
                    {place} of {pictures.length}
                  </Trans>
                  ,{' '}
                </>
              )}
              {format.bytes(picture.size)}
            </span>
          </div>
          <IconButton icon={X} label={t`Close`} onClick={() => dialog.current?.close()} />
        </header>
        <Picture key={picture.id} picture={picture} />
        <footer>
          {pictures.length > 1 && <Step icon={ChevronLeft} label={t`Earlier picture`} to={index > 0 ? () => go(index - 1) : null} />}
          <a className={buttonClass()} href={fileUrl(picture.id)} download={name}>
            <Icon of={Download} />
            <Trans>Download</Trans>
          </a>
          {pictures.length > 1 && <Step icon={ChevronRight} label={t`Next picture`} to={index < last ? () => go(index + 1) : null} />}
        </footer>
      </div>
    </dialog>
  )
}

/** Keeps the focus at either end: the button that was pressed last is still there. */
function Step({ icon, label, to }: { icon: typeof X; label: string; to: (() => void) | null }) {
  return <IconButton icon={icon} label={label} aria-disabled={to === null} data-off={to === null || undefined} onClick={() => to?.()} />
}

function Picture({ picture: { id, name, width, height, state } }: { picture: FileView }) {
  const [shown, setShown] = useState<'loading' | 'there' | 'failed'>('loading')
  const [attempt, setAttempt] = useState(0)
  const again = () => {
    setShown('loading')
    setAttempt(attempt + 1)
  }
  return (
    <div className="lightbox-stage">
      {shown === 'failed' ? (
        <div className="group" role="alert">
          <Notice tone="returned" icon={CircleAlert}>
            {state === 'STORED' ? (
              <Trans>This picture is still being prepared. Try again in a moment.</Trans>
            ) : (
              <Trans>This picture did not load. It is safe where it is stored.</Trans>
            )}
          </Notice>
          <div>
            <Button onClick={again}>
              <Trans>Try again</Trans>
            </Button>
          </div>
        </div>
      ) : (
        <>
          <img
            key={attempt}
            src={fileUrl(id)}
            alt={name}
            width={width ?? undefined}
            height={height ?? undefined}
            data-loading={shown === 'loading' || undefined}
            onLoad={() => setShown('there')}
            onError={() => setShown('failed')}
          />
          {shown === 'loading' && (
            <p className="muted wait" role="status">
              <Trans>Loading the picture</Trans>
            </p>
          )}
        </>
      )}
    </div>
  )
}
