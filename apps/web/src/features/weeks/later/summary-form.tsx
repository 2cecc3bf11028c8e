import type { WeekView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, Field, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { useMe } from '../../accounts/components/session.tsx'
import { useDraft } from '../../logbook/use-draft.ts'
import { useWriteSummary } from './use-week.ts'

/** The student's own words on a week, kept at every keystroke until they are saved, and open until the week is signed. */
export function SummaryForm({ week, onSaved }: { week: WeekView; onSaved: () => void }) {
  const { t } = useLingui()
  const toast = useToast()
  const format = useFormats()
  const errorText = useErrorText()
  const me = useMe()
  const { summary } = week
  const start = summary?.text ?? ''
  const key = `ipt.draft.${me.id}.${week.placementId}.week.${week.weekStartsOn}`
  const { draft, update, drop, kept } = useDraft(key, { content: start, hours: '', skills: [], files: [] })
  // What stood there when this was opened: other words are told, not written over in silence.
  const [opened] = useState(summary?.revision ?? 0)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { save, busy, error } = useWriteSummary(week, () => {
    drop()
    onSaved()
    toast({ text: t`Summary saved. You can change it until the week is signed.` })
  })
  const text = draft.content
  const over = text.length > LIMITS.weekSummary
  const empty = tried && !text.trim()
  const most = format.number(LIMITS.weekSummary)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (over || !text.trim()) form.current?.querySelector('textarea')?.focus()
    else if (!busy) save(text.trim())
  }
  return (
    <form className="card pad stack" ref={form} noValidate onSubmit={submit}>
      {summary && summary.revision > opened && (
        <Notice tone="returned">
          <Trans>It was changed elsewhere meanwhile, to this. What you wrote is still here.</Trans>
          <p className="remark">{summary.text}</p>
        </Notice>
      )}
      <Field
        label={t`What did you learn this week?`}
        hint={
          !kept ? (
            <Trans>This device keeps no draft. Save it before you leave.</Trans>
          ) : draft.savedAt ? (
            <Trans>Draft saved {format.time(draft.savedAt)}</Trans>
          ) : (
            <Trans>Your supervisor reads it before signing the week.</Trans>
          )
        }
        error={over ? t`Write at most ${most} characters.` : empty ? t`Write a sentence or more.` : null}
      >
        {(control) => (
          <textarea
            {...control}
            name="summary"
            rows={4}
            value={text}
            onChange={(event) => update(() => ({ content: event.target.value }))}
          />
        )}
      </Field>
      <div role="alert">
        {error != null && !busy && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(error)}
          </Notice>
        )}
      </div>
      <div>
        <Button variant="primary" type="submit" busy={busy}>
          <Trans>Save the summary</Trans>
        </Button>
      </div>
    </form>
  )
}
