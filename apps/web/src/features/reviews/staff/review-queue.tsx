import './review-queue.css'
import type { LogView } from '@ipt/contracts'
import { useToast } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type RefObject, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { Loaded } from '../../../components/loaded.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { later, lazyPart } from '../../../lib/later.ts'
import type { GoneLog } from '../../logbook/staff/use-gone.ts'
import { type UndoEvent, undoOf } from './decided.ts'
import { nextOf, weekGroupsOf } from './queue.ts'
import { searchOf } from './queue-filter.ts'
import { loadReturnForm, ReviewCard, reviewId } from './review-card.tsx'
import type { useQueue } from './use-queue.ts'

const GoneNotice = lazyPart(() => import('../../logbook/staff/gone-notice.tsx'))
// The first logs can be read before any of this is there.
const QueueTools = later(() => import('./later/queue-tools.tsx'))
const ReadBar = later(() => import('./later/read-bar.tsx'))
const EmptyQueue = later(() => import('./later/empty-queue.tsx'))

export interface ReviewQueueProps {
  queue: ReturnType<typeof useQueue>
  /** Whether the green button of the screen is here. */
  primary: boolean
  /** How the last decision on this screen is taken back, by its key. */
  undoLast: RefObject<(() => void) | null>
  onDecided: (log: LogView) => void
  onUndo: (log: LogView, event: UndoEvent) => void
}

export const QUEUE_ID = 'queue'

/** The logs that wait for an industrial supervisor, by week and trainee. */
export function ReviewQueue({ queue, primary, undoLast, onDecided, onUndo }: ReviewQueueProps) {
  const { t } = useLingui()
  const toast = useToast()
  const format = useFormats()
  const list = useRef<HTMLElement>(null)
  const [gone, setGone] = useState<GoneLog | null>(null)
  const [returning, setReturning] = useState<readonly string[]>([])
  const { pages, logs, drop, filter } = queue
  const groups = weekGroupsOf(logs)
  const [many, search] = [logs.length > 1, searchOf(filter)]

  // Fetched once the queue stands, so that a return needs no network of its own.
  useEffect(() => {
    const timer = setTimeout(() => void loadReturnForm().catch(() => {}), 2_000)
    return () => clearTimeout(timer)
  }, [])

  const onReturning = useCallback(
    (id: string, open: boolean) => setReturning((ids) => [...ids.filter((each) => each !== id), ...(open ? [id] : [])]),
    [],
  )
  const leave = (log: LogView) => {
    const next = nextOf(logs, log.id)
    drop(log.id)
    onReturning(log.id, false)
    return next
  }
  const decided = (log: LogView, event: 'verify' | 'requestRevision') => {
    const [name, day] = [log.student.name, format.dayShort(log.logDate)]
    const undo = undoOf(log)
    const next = leave(log)
    onDecided(log)
    setGone(null)
    undoLast.current = undo && (() => onUndo(log, undo))
    focusOn(next ? reviewId(next) : QUEUE_ID)
    toast({
      text: event === 'verify' ? t`Verified: ${name}, ${day}.` : t`Returned: ${name}, ${day}.`,
      action: undo ? { label: t`Undo`, run: () => onUndo(log, undo) } : undefined,
    })
  }

  return (
    <section className="group" aria-labelledby={QUEUE_ID} ref={list}>
      <div className="between queue-head">
        <h2 id={QUEUE_ID} tabIndex={-1}>
          <Trans>Logs to verify</Trans>
        </h2>
        <Suspense>
          <QueueTools role="industrialSupervisor" filter={filter} />
        </Suspense>
      </div>
      {gone && (
        <Suspense>
          <GoneNotice key={gone.log.id} gone={gone} to={`/industry/logs/${gone.log.id}`} />
        </Suspense>
      )}
      <Loaded query={pages} lines={8}>
        {() =>
          logs.length > 0 ? (
            <>
              {groups.map(({ key, name, monday, logs: together }, index) => (
                <section className="card week" key={key} aria-labelledby={key}>
                  <h3 id={key}>
                    <Trans>
                      {name}, week of {format.dayShort(monday)}
                    </Trans>
                    {(index < groups.length - 1 || !pages.hasNextPage) && (
                      <span className="hint">
                        <Plural value={together.length} one="# log" other="# logs" />
                      </span>
                    )}
                  </h3>
                  <ol className="lines">
                    {together.map((log) => (
                      <ReviewCard
                        key={log.id}
                        log={log}
                        to={`/industry/logs/${log.id}${search}`}
                        primary={primary && !many}
                        onReturning={onReturning}
                        onDecided={decided}
                        onGone={(lost) => {
                          leave(lost.log)
                          setGone(lost)
                        }}
                      />
                    ))}
                  </ol>
                </section>
              ))}
              <ShowMore pages={pages} />
            </>
          ) : pages.isFetching && pages.hasNextPage ? null : (
            <div className="card">
              <Suspense>
                <EmptyQueue filter={filter} />
              </Suspense>
            </div>
          )
        }
      </Loaded>
      {pages.data && (
        <Suspense>
          <ReadBar
            queue={queue}
            within={list}
            returning={returning}
            primary={primary}
            undoLast={undoLast}
            onDecided={onDecided}
            afterLast={QUEUE_ID}
          />
        </Suspense>
      )}
    </section>
  )
}
