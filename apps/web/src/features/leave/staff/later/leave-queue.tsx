import '../../later/leave.css'
import type { LeavePage, LeaveView } from '@ipt/contracts'
import { Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type RefObject, useState } from 'react'
import { Loaded, type Query } from '../../../../components/loaded.tsx'
import { codeOf } from '../../../../lib/errors.ts'
import { focusOn } from '../../../../lib/focus.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useShortcuts } from '../../../../lib/use-shortcuts.ts'
import { useLeaveAct } from '../../later/use-leave.ts'
import { LeaveCard, leaveId } from './leave-card.tsx'

const QUEUE_ID = 'leave'

export interface LeaveQueueProps {
  requests: Query<LeavePage>
  /** What takes the focus when nothing is left. */
  afterLast: string
  /** How the last decision on this screen is taken back, by its key. */
  undoLast: RefObject<(() => void) | null>
}

/** The requests that wait for an industrial supervisor, by their first day. Nothing where none does. */
export default function LeaveQueue({ requests, afterLast, undoLast }: LeaveQueueProps) {
  const { t } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const [gone, setGone] = useState<{ leave: LeaveView; error: unknown } | null>(null)
  // Whoever pressed Undo stays at the requests, where the one that was taken back stands again.
  const undo = useLeaveAct(
    (leave) => {
      focusOn(QUEUE_ID)
      toast({ text: t`Taken back: the request of ${leave.student.name} waits again.` })
    },
    (leave, error) => setGone({ leave, error }),
  )
  const first = requests.data?.items[0]
  const grant = () => {
    const here = document.activeElement?.closest('.leave')
    if (here) here.querySelector<HTMLElement>('[aria-keyshortcuts="G"]')?.click()
    else if (first) focusOn(leaveId(first.id))
  }
  useShortcuts({ g: first && { label: t`Go to the next leave, then grant it`, run: grant } })
  if (requests.data?.items.length === 0 && !gone && !undo.busy) return null

  const decided = (leave: LeaveView) => {
    const [next] = (requests.data?.items ?? []).filter((each) => each.id !== leave.id)
    const name = leave.student.name
    const back = () => undo.run(leave, { event: 'undoDecision' })
    setGone(null)
    undoLast.current = back
    focusOn(next ? leaveId(next.id) : afterLast)
    toast({
      text: leave.status === 'GRANTED' ? t`Leave of ${name} granted.` : t`Leave of ${name} declined.`,
      action: { label: t`Undo`, run: back },
    })
  }
  return (
    <section className="group leave-queue" aria-labelledby={QUEUE_ID}>
      <h2 id={QUEUE_ID} tabIndex={-1}>
        <Trans>Leave to grant</Trans>
      </h2>
      <div role="alert">
        {gone && (
          <Notice tone="returned">
            <b>{gone.leave.student.name}.</b> {errorText(gone.error)}
          </Notice>
        )}
      </div>
      <Loaded query={requests} lines={3}>
        {({ items }) =>
          items.length > 0 && (
            <ol className="card lines">
              {items.map((leave) => (
                <LeaveCard
                  key={leave.id}
                  leave={leave}
                  onDecided={decided}
                  onRefused={(lost, error) => {
                    if (codeOf(error) === 'WRONG_STATE' || codeOf(error) === 'LEAVE_NOT_FOUND') setGone({ leave: lost, error })
                  }}
                />
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  )
}
