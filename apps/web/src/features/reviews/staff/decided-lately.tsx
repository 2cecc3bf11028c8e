import type { BulkAnswer, LogView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, Notice, useToast } from '@ipt/ui'
import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, RotateCcw } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Link } from '../../../components/link.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { later } from '../../../lib/later.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { LogStatusMark } from '../../logbook/components/log-row.tsx'
import { useUndoMany } from '../use-verify-many.ts'
import { DECIDED_ID, undoOf } from './decided.ts'
import { useDecided } from './use-decided.ts'
import type { useUndo } from './use-undo.ts'
import { useVisit } from './use-visit.ts'

const RefusedLogs = later(() => import('./later/refused-logs.tsx'))

/** Decisions on screen, unless all are asked for. */
const SHOWN = 6

/** The last decisions, each to be taken back while that is open, and verifications also together. */
export default function DecidedLately({ undo }: { undo: ReturnType<typeof useUndo> }) {
  const { t } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const toast = useToast()
  const { forget } = useVisit()
  const logs = useDecided()
  const [all, setAll] = useState(false)
  const verified = logs.filter((log) => log.can.includes('undoVerify')).slice(0, LIMITS.bulk)
  const [left, setLeft] = useState<{ answer: BulkAnswer; asked: readonly LogView[] } | null>(null)
  const together = useUndoMany((answer, asked) => {
    const count = answer.done.length
    // What the list still has stays in it; of the rest nothing can be taken back.
    for (const log of asked) forget(log.id)
    setLeft(answer.refused.length > 0 ? { answer, asked } : null)
    focusOn(DECIDED_ID)
    if (count > 0)
      toast({
        text: t`${plural(count, { one: '# taken back. It waits for you again.', other: '# taken back. They wait for you again.' })}`,
      })
  })
  if (logs.length === 0 && !undo.failed && !left) return null
  return (
    <section className="group" aria-labelledby={DECIDED_ID}>
      <h2 id={DECIDED_ID} tabIndex={-1}>
        <Trans>Decided lately</Trans>
      </h2>
      <div role="alert">
        {together.error && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(together.error)}
          </Notice>
        )}
        {undo.failed && (
          <Notice tone="flagged" icon={CircleAlert}>
            <b>
              {undo.failed.student.name}, {format.dayShort(undo.failed.logDate)}.
            </b>{' '}
            {errorText(undo.error)}
          </Notice>
        )}
      </div>
      {left && (
        <Suspense>
          <RefusedLogs key={left.answer.refused.map(({ id }) => id).join()} {...left} />
        </Suspense>
      )}
      {verified.length > 1 && (
        <div>
          <Button size="small" icon={RotateCcw} busy={together.busy} onClick={() => together.run(verified)}>
            <Plural value={verified.length} one="Take back # verification" other="Take back # verifications" />
          </Button>
        </div>
      )}
      <ul className="card lines">
        {(all ? logs : logs.slice(0, SHOWN)).map((log) => {
          const event = undoOf(log)
          const [name, day] = [log.student.name, format.dayShort(log.logDate)]
          return (
            <li key={log.id} className="decided">
              <div className="between">
                <Link className="decided-name" to={`/industry/logs/${log.id}`}>
                  <span className="m">{name}</span>
                  <span className="hint">{day}</span>
                </Link>
                <LogStatusMark status={log.status} />
              </div>
              {event && log.undoUntil && (
                <div className="between">
                  <span className="hint">
                    <Trans>until {format.time(log.undoUntil)}</Trans>
                  </span>
                  <Button size="small" icon={RotateCcw} busy={undo.busy === log.id} onClick={() => undo.undo(log, event)}>
                    <Trans>Undo</Trans>
                    <span className="sr">{t`the decision on ${name}, ${day}`}</span>
                  </Button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {!all && logs.length > SHOWN && (
        <div>
          <Button
            size="small"
            onClick={() => {
              setAll(true)
              focusOn(DECIDED_ID)
            }}
          >
            <Plural value={logs.length} one="Show #" other="Show all #" />
          </Button>
        </div>
      )}
    </section>
  )
}
