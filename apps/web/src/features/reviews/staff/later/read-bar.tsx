import './read-bar.css'
import type { BulkAnswer, LogView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, Notice, useToast } from '@ipt/ui'
import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CheckCheck, CircleAlert } from 'lucide-react'
import { type RefObject, useRef, useState } from 'react'
import { KeyHint } from '../../../../components/key-hint.tsx'
import { focusOn } from '../../../../lib/focus.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useShortcuts } from '../../../../lib/use-shortcuts.ts'
import { isRead } from '../../seen.ts'
import { useSeen } from '../../use-seen.ts'
import { useUndoMany, useVerifyMany } from '../../use-verify-many.ts'
import { reviewId } from '../review-card.tsx'
import type { useQueue } from '../use-queue.ts'
import { useVisit } from '../use-visit.ts'
import QueueKeys from './queue-keys.tsx'
import { staysOf } from './refused.ts'
import RefusedLogs from './refused-logs.tsx'
import { useNextPageNear } from './use-next-page-near.ts'

export interface ReadBarProps {
  queue: ReturnType<typeof useQueue>
  /** The queue on the page. */
  within: RefObject<HTMLElement | null>
  /** Logs that are being returned: they are in no bulk. */
  returning: readonly string[]
  primary: boolean
  undoLast: RefObject<(() => void) | null>
  onDecided: (log: LogView) => void
  /** What takes the focus when nothing is left. */
  afterLast: string
}

/** Under the thumb: verifies what has been read, and says how much is still unread. Fetches the next page before it is reached. */
export default function ReadBar({ queue, within, returning, primary, undoLast, onDecided, afterLast }: ReadBarProps) {
  const { t } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const { forget } = useVisit()
  const seen = useSeen(within)
  const end = useRef<HTMLDivElement>(null)
  const [refused, setRefused] = useState<{ answer: BulkAnswer; asked: readonly LogView[] } | null>(null)
  const { logs, pages, total, drop } = queue
  useNextPageNear(end, pages)

  const read = logs.filter((log) => log.can.includes('verify') && isRead(seen, log) && !returning.includes(log.id)).slice(0, LIMITS.bulk)
  const unread = Math.max(total ?? 0, logs.length) - read.length
  const tell = (answer: BulkAnswer, asked: readonly LogView[]) => setRefused(answer.refused.length > 0 ? { answer, asked } : null)

  const undo = useUndoMany((answer, asked) => {
    for (const log of asked) forget(log.id)
    tell(answer, asked)
    const count = answer.done.length
    if (count > 0)
      toast({
        text: t`${plural(count, { one: '# taken back. It waits for you again.', other: '# taken back. They wait for you again.' })}`,
      })
    if (answer.refused.length === 0) focusOn(afterLast)
  })
  const verify = useVerifyMany((answer, asked) => {
    const stays = staysOf(answer)
    const gone = asked.filter(({ id }) => !stays.has(id))
    for (const { id } of gone) drop(id)
    for (const log of answer.done) onDecided(log)
    tell(answer, asked)
    const back = () => undo.run(answer.done)
    const count = answer.done.length
    undoLast.current = count > 0 ? back : null
    if (count > 0)
      toast({ text: t`${plural(count, { one: '# log verified.', other: '# logs verified.' })}`, action: { label: t`Undo`, run: back } })
    const next = logs.find((log) => !gone.some(({ id }) => id === log.id))
    if (answer.refused.length === 0) focusOn(next ? reviewId(next.id) : afterLast)
  })
  const error = verify.error ?? undo.error
  const press = () => !verify.busy && !undo.busy && verify.run(read)
  useShortcuts({ b: read.length > 0 ? { label: t`Verify everything that is read`, run: press } : undefined })

  return (
    <>
      <QueueKeys items=".review h4, .arrival h3, .leave h3" card=".review, .arrival, .leave" undoLast={undoLast} />
      <div ref={end} />
      {refused && <RefusedLogs key={refused.answer.refused.map(({ id }) => id).join()} {...refused} />}
      {(logs.length > 1 || error != null) && (
        <section className="act bulk" aria-label={t`Verify what is read`}>
          <div role="alert">
            {error != null && (
              <Notice tone="flagged" icon={CircleAlert}>
                {errorText(error)}
              </Notice>
            )}
          </div>
          <div className="row wrap">
            {read.length > 0 && (
              <Button
                variant={primary ? 'primary' : 'plain'}
                icon={CheckCheck}
                busy={verify.busy || undo.busy}
                aria-keyshortcuts="B"
                onClick={press}
              >
                <Plural value={read.length} one="Verify # read" other="Verify # read" />
                <KeyHint>B</KeyHint>
              </Button>
            )}
            <span className="hint">
              {read.length === 0 ? (
                <Trans>A log counts as read once all of it was on the screen.</Trans>
              ) : (
                <Plural value={unread} _0="Nothing is unread." one="# not read yet" other="# not read yet" />
              )}
            </span>
          </div>
        </section>
      )}
    </>
  )
}
