import type { LogView } from '@ipt/contracts'
import { Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useId, useRef, useState } from 'react'
import { ReasonForm } from '../../../components/staff/reason-form.tsx'
import { useKeptWords } from '../../../components/use-kept-words.ts'
import { LOG_EVENT_WORDS } from '../../logbook/log-event-words.ts'
import { DECISION_WORDS } from '../../logbook/staff/decision-words.ts'
import { useDecideLog } from '../../logbook/staff/use-decide-log.ts'
import { type GoneLog, useGone } from '../../logbook/staff/use-gone.ts'

/** The three ways out of a flag. */
const WAYS = ['clearFlag', 'returnToStudent', 'void'] as const
export type WayOut = (typeof WAYS)[number]

export interface ResolveFormProps {
  log: LogView
  onResolved: (log: LogView, way: WayOut) => void
  onGone: (gone: GoneLog) => void
  onCancel: () => void
}

/** How a flag ends: one of three ways, each with what it does, and the words that go with it. */
export function ResolveForm({ log, onResolved, onGone, onCancel }: ResolveFormProps) {
  const { i18n } = useLingui()
  const name = useId()
  const [way, setWay] = useState<WayOut>('clearFlag')
  const [comment, setComment] = useKeptWords(log.id)
  const { decide, busy, error } = useDecideLog(log, (resolved) => onResolved(resolved, way))
  useGone({ log, error, comment }, onGone)

  // The choice comes before its words.
  const ways = useRef<HTMLFieldSetElement>(null)
  useEffect(() => ways.current?.querySelector('input')?.focus(), [])

  return (
    <div className="group resolve">
      <fieldset className="ways" ref={ways}>
        <legend className="label">
          <Trans>How does this end?</Trans>
        </legend>
        {WAYS.map((event) => (
          <label key={event} className="way">
            <input type="radio" name={name} checked={event === way} onChange={() => setWay(event)} />
            <Icon of={LOG_EVENT_WORDS[event].icon} />
            <span className="grow">
              <span className="m">{i18n._(LOG_EVENT_WORDS[event].label)}</span>
              <span className="hint">{i18n._(DECISION_WORDS[event].does)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <ReasonForm
        label={i18n._(DECISION_WORDS[way].asks)}
        comment={comment}
        onComment={setComment}
        submitLabel={i18n._(LOG_EVENT_WORDS[way].label)}
        submitIcon={LOG_EVENT_WORDS[way].icon}
        primary
        busy={busy !== null}
        error={error}
        onSubmit={(words) => decide({ event: way, comment: words })}
        onCancel={onCancel}
      />
    </div>
  )
}
