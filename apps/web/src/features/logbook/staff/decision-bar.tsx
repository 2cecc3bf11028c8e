import './decision-bar.css'
import type { LogView } from '@ipt/contracts'
import { Button, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { useRef, useState } from 'react'
import { KeyHint } from '../../../components/key-hint.tsx'
import { codeOf } from '../../../lib/errors.ts'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { useShortcuts } from '../../../lib/use-shortcuts.ts'
import { LastEvent } from '../later/last-event.tsx'
import { LOG_EVENT_WORDS } from '../log-event-words.ts'
import { DECISION_WORDS, type DecisionEvent, isDecision, needsWords } from './decision-words.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { useDecideLog } from './use-decide-log.ts'

/** Which decision is the green button, where it is open. */
const FIRST: readonly DecisionEvent[] = ['verify', 'validate', 'clearFlag']
/** Which decision takes which back. */
const UNDO: Partial<Record<DecisionEvent, DecisionEvent>> = { verify: 'undoVerify', requestRevision: 'withdrawRequest' }

/** What presses it on a keyboard. What is final has no key. */
const KEYS: Partial<Record<DecisionEvent, string>> = {
  verify: 'V',
  validate: 'V',
  requestRevision: 'R',
  flag: 'F',
  clearFlag: 'C',
  returnToStudent: 'R',
  undoVerify: 'U',
  withdrawRequest: 'U',
}

export interface DecisionBarProps {
  log: LogView
  onDecided?: (log: LogView, event: DecisionEvent) => void
  /** The server knows a newer revision than the one on screen. */
  onStale?: () => void
}

/** The decisions that are open to whoever looks: driven by the log's `can` alone. Names the revision; undo is offered instead of "are you sure". */
export function DecisionBar({ log, onDecided, onStale }: DecisionBarProps) {
  const { i18n, t } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const format = useFormats()
  const [asking, setAsking] = useState<DecisionEvent | null>(null)
  const undo = useRef((_event: DecisionEvent) => {})
  const onDone = (decided: LogView, event: DecisionEvent) => {
    const back = UNDO[event]
    setAsking(null)
    toast({
      text: i18n._(DECISION_WORDS[event].done),
      action: back && decided.can.includes(back) ? { label: t`Undo`, run: () => undo.current(back) } : undefined,
    })
    onDecided?.(decided, event)
  }
  const { decide, busy, error, reset } = useDecideLog(log, onDone, () => {
    // What was written stays; the new revision is read before anything is pressed again.
    setAsking(null)
    onStale?.()
  })
  undo.current = (event) => decide({ event, comment: '' })

  const open = log.can.filter(isDecision).sort((a, b) => Number(FIRST.includes(a)) - Number(FIRST.includes(b)))
  const first = open.find((event) => FIRST.includes(event))
  const press = (event: DecisionEvent) => {
    if (busy !== null) return
    reset()
    if (needsWords(event)) setAsking(event)
    else decide({ event, comment: '' })
  }
  useShortcuts(
    Object.fromEntries(
      open.flatMap((event) => {
        const key = KEYS[event]?.toLowerCase()
        return key ? [[key, { label: i18n._(LOG_EVENT_WORDS[event].label), run: () => press(event) }]] : []
      }),
    ),
  )
  // Decided by somebody else meanwhile: what it came to is said, with nothing left to press.
  if (open.length === 0 && !error) return null

  return (
    <section className="act decision" aria-label={t`Decision`}>
      <p className="sm muted">
        {open.length === 0 ? null : log.undoUntil ? (
          <Trans>You can take it back until {format.time(log.undoUntil)}.</Trans>
        ) : (
          <Trans>
            You decide on <b className="m">revision {log.revision}</b>, the one shown.
          </Trans>
        )}{' '}
        {open.includes('void') ? <Trans>Voiding is final.</Trans> : first && i18n._(DECISION_WORDS[first].does)}
      </p>
      <div role="alert">
        {error && asking === null && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(error)} {codeOf(error) === 'WRONG_STATE' && <LastEvent logId={log.id} />}
          </Notice>
        )}
      </div>
      <div className="decision-row">
        {open.map((event) => {
          const { label, icon } = LOG_EVENT_WORDS[event]
          const key = KEYS[event]
          return (
            <Button
              key={event}
              variant={event === first ? 'primary' : event === 'flag' || event === 'void' ? 'danger' : 'plain'}
              icon={icon}
              busy={busy === event}
              aria-keyshortcuts={key}
              onClick={() => press(event)}
            >
              {i18n._(label)}
              {key && <KeyHint>{key}</KeyHint>}
            </Button>
          )
        })}
      </div>
      <ReasonDialog
        logId={log.id}
        event={asking}
        busy={busy !== null}
        error={error}
        onClose={() => setAsking(null)}
        onReason={(event, comment) => decide({ event, comment })}
      />
    </section>
  )
}
