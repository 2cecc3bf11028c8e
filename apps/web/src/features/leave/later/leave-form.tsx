import './leave.css'
import type { PlacementView } from '@ipt/contracts'
import { daysBetween, LEAVE_KINDS, LIMITS, spanOf } from '@ipt/domain'
import { Button, Field, Notice, useToast } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useKeptWords } from '../../../components/use-kept-words.ts'
import { codeOf, fieldErrorAt } from '../../../lib/errors.ts'
import { focusOn } from '../../../lib/focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { LEAVE_KIND_WORDS } from './leave-words.ts'
import { type LeaveDays, useAskLeave } from './use-leave.ts'

export interface LeaveFormProps {
  placement: PlacementView
  /** The day that is asked for at first. */
  day: string
  /** Where the focus goes when it is sent. */
  afterId: string
}

/** Asks for days on which no log is expected. What is typed is kept until it is sent. */
export function LeaveForm({ placement, day, afterId }: LeaveFormProps) {
  const { t, i18n } = useLingui()
  const toast = useToast()
  const format = useFormats()
  const errorText = useErrorText()
  const form = useRef<HTMLFormElement>(null)
  const [kept, keep] = useKeptWords(`leave.${placement.id}`)
  const days = readDays(kept) ?? { kind: 'SICK', from: day, to: day, note: '' }
  const [tried, setTried] = useState(false)
  const { ask, busy, error } = useAskLeave(placement.id, () => {
    keep('')
    setTried(false)
    focusOn(afterId)
    toast({ text: t`Asked. Your supervisor at the company answers.` })
  })
  const change = (more: Partial<LeaveDays>) => {
    const next = { ...days, ...more }
    // The end goes along when the beginning passes it.
    if (more.from && next.to < more.from) next.to = more.from
    keep(JSON.stringify(next))
  }

  const { from, to } = spanOf({
    placementStartsOn: placement.startsOn,
    placementEndsOn: placement.endsOn,
    cohortStartsOn: placement.cohort.startsOn,
    cohortEndsOn: placement.cohort.endsOn,
  })
  const count = daysBetween(days.from, days.to) + 1
  const most = format.number(LIMITS.leaveDays)
  const [first, last] = [format.dayShort(from), format.dayShort(to)]
  const outside = (date: string) => (date < from || date > to ? t`Choose a day of your placement, from ${first} to ${last}.` : null)
  const wrong = {
    from: (tried && outside(days.from)) || (fieldErrorAt(error, '/from') && codeOf(error) === 'LEAVE_OVERLAPS' ? errorText(error) : null),
    to:
      tried && days.to < days.from
        ? t`The last day comes before the first one.`
        : (tried && outside(days.to)) || (tried && count > LIMITS.leaveDays ? t`At most ${most} days at once.` : null),
    note: days.note.length > LIMITS.comment,
  }
  const mostWords = format.number(LIMITS.comment)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const broken =
      (outside(days.from) && 'from') ||
      ((days.to < days.from || outside(days.to) || count > LIMITS.leaveDays) && 'to') ||
      (wrong.note && 'note')
    if (broken) form.current?.querySelector<HTMLElement>(`[name="${broken}"]`)?.focus()
    else if (!busy) ask({ ...days, note: days.note.trim() })
  }

  return (
    <form className="card pad stack" ref={form} noValidate onSubmit={submit} aria-labelledby="ask-leave">
      <div className="group">
        <h2 className="lg" id="ask-leave">
          <Trans>Ask for leave or a rest day</Trans>
        </h2>
        <p className="muted">
          <Trans>On granted days no log is expected. Came to work after all? Log it: it counts.</Trans>
        </p>
      </div>
      <Field label={t`What is it?`}>
        {(control) => (
          <select
            {...control}
            name="kind"
            value={days.kind}
            onChange={(event) => change({ kind: event.target.value as LeaveDays['kind'] })}
          >
            {LEAVE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {i18n._(LEAVE_KIND_WORDS[kind].label)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="leave-dates">
        <Field label={t`First day`} error={wrong.from}>
          {(control) => (
            <input
              {...control}
              type="date"
              name="from"
              required
              min={from}
              max={to}
              value={days.from}
              onChange={(event) => event.target.value && change({ from: event.target.value })}
            />
          )}
        </Field>
        <Field label={t`Last day`} error={wrong.to} hint={count > 0 ? <Plural value={count} one="# day" other="# days" /> : undefined}>
          {(control) => (
            <input
              {...control}
              type="date"
              name="to"
              required
              min={from}
              max={to}
              value={days.to}
              onChange={(event) => event.target.value && change({ to: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t`A note, if you like`} error={wrong.note ? t`Write at most ${mostWords} characters.` : null}>
        {(control) => (
          <textarea {...control} name="note" rows={2} value={days.note} onChange={(event) => change({ note: event.target.value })} />
        )}
      </Field>
      <div role="alert">
        {error != null && !busy && !wrong.from && (
          <Notice tone="flagged" icon={CircleAlert}>
            {fieldErrorAt(error, '/from') || fieldErrorAt(error, '/to')
              ? (outside(days.from) ?? outside(days.to) ?? errorText(error))
              : errorText(error)}
          </Notice>
        )}
      </div>
      <Button variant="primary" size="big" type="submit" busy={busy}>
        <Trans>Ask for leave</Trans>
      </Button>
    </form>
  )
}

function readDays(kept: string): LeaveDays | null {
  try {
    const days: Partial<LeaveDays> | null = JSON.parse(kept || 'null')
    const whole = days?.kind && LEAVE_KINDS.includes(days.kind) && days.from && days.to && typeof days.note === 'string'
    return whole ? (days as LeaveDays) : null
  } catch {
    return null
  }
}
