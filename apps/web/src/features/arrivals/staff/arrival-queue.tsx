import './arrival-queue.css'
import type { ArrivalView } from '@ipt/contracts'
import { Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type RefObject, useState } from 'react'
import { Loaded, type Query } from '../../../components/loaded.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { useShortcuts } from '../../../lib/use-shortcuts.ts'
import { ArrivalCard, arrivalId } from './arrival-card.tsx'

export interface ArrivalQueueProps {
  arrivals: Query<ArrivalView[]>
  /** What takes the focus when nothing is left. */
  afterLast: string
  /** How the last decision on this screen is taken back: one on an arrival never is. */
  undoLast: RefObject<(() => void) | null>
}

/** The arrival notes that wait for an industrial supervisor, oldest first. Nothing where none does. */
export default function ArrivalQueue({ arrivals, afterLast, undoLast }: ArrivalQueueProps) {
  const { t } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const [gone, setGone] = useState<{ arrival: ArrivalView; error: unknown } | null>(null)
  // To the button, no further: a confirmation cannot be taken back.
  const toConfirm = () => {
    const card = document.activeElement?.closest('.arrival') ?? document.querySelector('.arrival')
    card?.querySelector<HTMLElement>('[aria-keyshortcuts="C"]')?.focus()
  }
  useShortcuts({ c: arrivals.data?.length ? { label: t`Go to the button that confirms an arrival`, run: toConfirm } : undefined })
  if (arrivals.data?.length === 0 && !gone) return null

  const decided = (arrival: ArrivalView) => {
    const rest = (arrivals.data ?? []).filter((each) => each.id !== arrival.id)
    const name = arrival.student.name
    setGone(null)
    undoLast.current = null
    focusOn(rest[0] ? arrivalId(rest[0].id) : afterLast)
    toast({ text: arrival.status === 'CONFIRMED' ? t`Arrival of ${name} confirmed.` : t`Arrival note of ${name} returned.` })
  }

  return (
    <section className="group arrivals" aria-labelledby="arrivals">
      <h2 id="arrivals" tabIndex={-1}>
        <Trans>Arrivals to confirm</Trans>
      </h2>
      <div role="alert">
        {gone && (
          <Notice tone="returned">
            <b>{gone.arrival.student.name}.</b> {errorText(gone.error)}
          </Notice>
        )}
      </div>
      <Loaded query={arrivals} lines={3}>
        {(notes) =>
          notes.length > 0 && (
            <ol className="card lines">
              {notes.map((arrival, index) => (
                <ArrivalCard
                  key={arrival.id}
                  arrival={arrival}
                  primary={index === 0}
                  onDecided={decided}
                  onGone={(lost, error) => setGone({ arrival: lost, error })}
                />
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  )
}
