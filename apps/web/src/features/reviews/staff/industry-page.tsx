import './industry-page.css'
import type { LogView } from '@ipt/contracts'
import { useToast } from '@ipt/ui'
import { Plural, useLingui } from '@lingui/react/macro'
import { Suspense, useRef } from 'react'
import { Waiting } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { later, lazyPart } from '../../../lib/later.ts'
import { useSearchParams } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'
import { DECIDED_ID } from './decided.ts'
import { filterOf } from './queue-filter.ts'
import { QUEUE_ID, ReviewQueue } from './review-queue.tsx'
import { useQueue } from './use-queue.ts'
import { useUndo } from './use-undo.ts'
import { useVisit } from './use-visit.ts'

// Arrivals are few, and what stands under the queue on a phone may come after it.
const ArrivalQueue = lazyPart(() => import('../../arrivals/staff/arrival-queue.tsx'))
const LeaveQueue = later(() => import('../../leave/staff/later/leave-queue.tsx'))
const DecidedHint = lazyPart(() => import('./decided-hint.tsx'), { quiet: true })
const DecidedLately = lazyPart(() => import('./decided-lately.tsx'))
const TraineeList = lazyPart(() => import('../../placements/staff/trainee-list.tsx'))

/** An industrial supervisor's work: arrivals, then logs, oldest first; what was decided lately; the trainees. */
export function IndustryPage() {
  const { t } = useLingui()
  const toast = useToast()
  const format = useFormats()
  const arrivals = trpc.arrivals.list.useQuery({ as: 'industrialSupervisor' })
  const undoLast = useRef<(() => void) | null>(null)
  const hadArrivals = useRef(false)
  if (arrivals.data?.length || arrivals.isError) hadArrivals.current = true
  const leave = trpc.leave.list.useQuery({ as: 'industrialSupervisor', status: ['ASKED'], order: 'oldest' })
  const hadLeave = useRef(false)
  if (leave.data?.items.length) hadLeave.current = true
  const queue = useQueue('industrialSupervisor', filterOf(useSearchParams()[0]))
  const visit = useVisit()
  const undo = useUndo({
    onDone: (log) => {
      const [name, day] = [log.student.name, format.dayShort(log.logDate)]
      visit.forget(log.id)
      focusOn(QUEUE_ID)
      toast({ text: t`Taken back: ${name}, ${day}. It waits for you again.` })
    },
    onRefused: (log: LogView) => {
      visit.forget(log.id)
      focusOn(DECIDED_ID)
    },
  })
  const { waiting } = queue

  return (
    <div className="page wide">
      <PageHeading title={t`To review`} />
      <p className="muted">
        {waiting !== undefined && (
          <Plural value={waiting} _0="No log waits for you." one="# log waits for you." other="# logs wait for you, oldest first." />
        )}{' '}
        <Suspense>
          <DecidedHint />
        </Suspense>
      </p>
      <div className="two-cols">
        <div className="stack">
          {(arrivals.isPending || leave.isPending) && <Waiting lines={3} first />}
          {hadArrivals.current && (
            <Suspense fallback={<Waiting lines={3} first />}>
              <ArrivalQueue arrivals={arrivals} afterLast={QUEUE_ID} undoLast={undoLast} />
            </Suspense>
          )}
          {hadLeave.current && (
            <Suspense fallback={<Waiting lines={3} first />}>
              <LeaveQueue requests={leave} afterLast={QUEUE_ID} undoLast={undoLast} />
            </Suspense>
          )}
          <ReviewQueue
            queue={queue}
            primary={arrivals.data?.length === 0}
            undoLast={undoLast}
            onDecided={visit.remember}
            onUndo={undo.undo}
          />
        </div>
        <div className="stack">
          <Suspense fallback={<Waiting lines={3} />}>
            <DecidedLately undo={undo} />
            <TraineeList />
          </Suspense>
        </div>
      </div>
    </div>
  )
}
