import { Button, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, RotateCcw } from 'lucide-react'
import { Link } from '../../../components/link.tsx'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { LogStatusMark } from '../../logbook/components/log-row.tsx'
import { DECIDED_ID, undoOf } from './decided.ts'
import { useDecided } from './use-decided.ts'
import type { useUndo } from './use-undo.ts'

/** The last decisions, each to be taken back while that is open. */
export default function DecidedLately({ undo }: { undo: ReturnType<typeof useUndo> }) {
  const { t } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const logs = useDecided()
  if (logs.length === 0 && !undo.failed) return null
  return (
    <section className="group" aria-labelledby={DECIDED_ID}>
      <h2 id={DECIDED_ID} tabIndex={-1}>
        <Trans>Decided lately</Trans>
      </h2>
      <div role="alert">
        {undo.failed && (
          <Notice tone="flagged" icon={CircleAlert}>
            <b>
              {undo.failed.student.name}, {format.dayShort(undo.failed.logDate)}.
            </b>{' '}
            {errorText(undo.error)}
          </Notice>
        )}
      </div>
      <ul className="card lines">
        {logs.map((log) => {
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
    </section>
  )
}
