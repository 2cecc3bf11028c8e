import './review-queue.css'
import type { LogView } from '@ipt/contracts'
import { EmptyState, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CheckCheck } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Loaded } from '../../../components/loaded.tsx'
import { ShowMore } from '../../../components/staff/show-more.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { useFormats } from '../../../lib/format.ts'
import type { GoneLog } from '../../logbook/staff/use-gone.ts'
import { type UndoEvent, undoOf } from './decided.ts'
import { nextOf } from './queue.ts'
import { loadReturnForm, ReviewCard, reviewId } from './review-card.tsx'
import type { useQueue } from './use-queue.ts'

const GoneNotice = lazy(() => import('../../logbook/staff/gone-notice.tsx'))

export interface ReviewQueueProps {
  queue: ReturnType<typeof useQueue>
  /** Whether the first card has the green button. */
  primary: boolean
  onDecided: (log: LogView) => void
  onUndo: (log: LogView, event: UndoEvent) => void
}

export const QUEUE_ID = 'queue'

/** The logs that wait for an industrial supervisor, oldest first. */
export function ReviewQueue({ queue, primary, onDecided, onUndo }: ReviewQueueProps) {
  const { t } = useLingui()
  const toast = useToast()
  const format = useFormats()
  const [gone, setGone] = useState<GoneLog | null>(null)
  const { pages, logs, drop } = queue

  // Fetched once the queue stands, so that a return needs no network of its own.
  useEffect(() => {
    const timer = setTimeout(() => void loadReturnForm().catch(() => {}), 2_000)
    return () => clearTimeout(timer)
  }, [])

  const leave = (log: LogView) => {
    const next = nextOf(logs, log.id)
    drop(log.id)
    return next
  }
  const decided = (log: LogView, event: 'verify' | 'requestRevision') => {
    const [name, day] = [log.student.name, format.dayShort(log.logDate)]
    const undo = undoOf(log)
    const next = leave(log)
    onDecided(log)
    setGone(null)
    focusOn(next ? reviewId(next) : QUEUE_ID)
    toast({
      text: event === 'verify' ? t`Verified: ${name}, ${day}.` : t`Returned: ${name}, ${day}.`,
      action: undo ? { label: t`Undo`, run: () => onUndo(log, undo) } : undefined,
    })
  }

  return (
    <section className="group" aria-labelledby={QUEUE_ID}>
      <h2 id={QUEUE_ID} tabIndex={-1}>
        <Trans>Logs to verify</Trans>
      </h2>
      {gone && (
        <Suspense>
          <GoneNotice key={gone.log.id} gone={gone} to={`/industry/logs/${gone.log.id}`} />
        </Suspense>
      )}
      <Loaded query={pages} lines={8}>
        {() =>
          logs.length > 0 ? (
            <>
              <ol className="card lines">
                {logs.map((log, index) => (
                  <ReviewCard
                    key={log.id}
                    log={log}
                    primary={primary && index === 0}
                    onDecided={decided}
                    onGone={(lost) => {
                      leave(lost.log)
                      setGone(lost)
                    }}
                  />
                ))}
              </ol>
              <ShowMore pages={pages} />
            </>
          ) : pages.isFetching && pages.hasNextPage ? null : (
            <div className="card">
              <EmptyState
                icon={CheckCheck}
                title={<Trans>All caught up</Trans>}
                action={
                  <a className="btn" href="#trainees">
                    <Trans>See your trainees</Trans>
                  </a>
                }
              >
                <Trans>No log waits for you. What your trainees send stands here.</Trans>
              </EmptyState>
            </div>
          )
        }
      </Loaded>
    </section>
  )
}
