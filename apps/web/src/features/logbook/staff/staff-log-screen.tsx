import type { LogView } from '@ipt/contracts'
import { Card } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { useFormats } from '../../../lib/format.ts'
import { lazyPart } from '../../../lib/later.ts'
import { useShortcuts } from '../../../lib/use-shortcuts.ts'
import { LogRemarkNotice } from '../components/log-body.tsx'
import { LogLayout, LogScreen } from '../components/log-screen.tsx'
import { LogText } from '../components/log-text.tsx'
import { DecisionBar } from './decision-bar.tsx'
import type { DecisionEvent } from './decision-words.ts'
import { useReading } from './use-reading.ts'

const NewerRevision = lazyPart(() => import('./newer-revision.tsx'))

export interface StaffLogScreenProps {
  /** The list it came from. */
  back: string
  backLabel: ReactNode
  /** The way through that list. */
  beside?: ReactNode
  /** What follows a decision; without it, or where it answers false, the log stays on screen. */
  onDecided?: (log: LogView, event: DecisionEvent) => boolean
}

/** A student's log as a supervisor or coordinator reads it, with the decisions that are open to them. */
export function StaffLogScreen({ onDecided, ...frame }: StaffLogScreenProps) {
  return <LogScreen {...frame}>{(log) => <StaffLog key={log.id} live={log} onDecided={onDecided} />}</LogScreen>
}

function StaffLog({ live, onDecided }: { live: LogView; onDecided: StaffLogScreenProps['onDecided'] }) {
  const { t } = useLingui()
  const format = useFormats()
  const reading = useReading(live)
  const [decisions, setDecisions] = useState(0)
  const { log } = reading
  const { student, logDate } = log
  const pictures = log.files.some(({ mediaType }) => mediaType.startsWith('image/'))
  useShortcuts({
    p: pictures
      ? { label: t`Open the pictures`, run: () => document.querySelector<HTMLElement>('.log-files [aria-haspopup]')?.click() }
      : undefined,
  })

  // What was pressed is gone, or not what it was: go on from the top, where the new state stands.
  useEffect(() => {
    if (decisions > 0) document.querySelector('h1')?.focus()
  }, [decisions])

  return (
    <LogLayout
      log={log}
      title={t`${student.name}, ${format.dayLong(logDate)}`}
      foot={
        <DecisionBar
          log={log}
          onDecided={(decided, event) => onDecided?.(decided, event) || setDecisions(decisions + 1)}
          onStale={() => {
            reading.refused()
            setDecisions(decisions + 1)
          }}
        />
      }
    >
      <section className="group" aria-label={t`What was done`}>
        {reading.newer !== null && (
          <Suspense>
            <NewerRevision log={log} newer={reading.newer} onShow={reading.show} />
          </Suspense>
        )}
        <LogRemarkNotice log={log} />
        <Card>
          <LogText log={log} />
        </Card>
      </section>
    </LogLayout>
  )
}
