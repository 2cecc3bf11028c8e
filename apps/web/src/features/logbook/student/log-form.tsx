import './log-form.css'
import { LIMITS } from '@ipt/domain'
import { Button, Field, Icon, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, CircleAlert } from 'lucide-react'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { fieldErrorAt } from '../../../lib/errors.ts'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { FileField } from '../../files/components/file-field.tsx'
import { nothingOnItsWay } from '../../files/file-gate.ts'
import type { useDraft } from '../use-draft.ts'
import { parseHours } from './hours.ts'
import { HoursField } from './hours-field.tsx'
import { SkillsField } from './skills-field.tsx'

export interface LogFormProps {
  form: ReturnType<typeof useDraft>
  suggestions: readonly string[]
  submitLabel: string
  busy: boolean
  /** What the last sending came to. */
  error: unknown
  /** Its error belongs to a field outside of this form, and is told there. */
  toldElsewhere?: boolean
  onSubmit: () => void
  /** What is looked at before it is sent. */
  review?: ReactNode
  /** A second, quieter way out. */
  cancel?: ReactNode
}

/** What a student writes about a day. Never cleared by an error; kept on the device at every keystroke. */
export function LogForm({ form, suggestions, submitLabel, busy, error, toldElsewhere = false, onSubmit, review, cancel }: LogFormProps) {
  const { t } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const { draft, update, kept } = form
  const [tried, setTried] = useState(false)
  const [waiting, setWaiting] = useState<'files' | 'failed' | null>(null)
  const content = useRef<HTMLTextAreaElement>(null)
  const gate = useRef(nothingOnItsWay)

  const over = draft.content.length > LIMITS.logContent
  const most = format.number(LIMITS.logContent)
  const wrong = {
    content:
      over || fieldErrorAt(error, '/content')
        ? t`Write at most ${most} characters.`
        : tried && !draft.content.trim()
          ? t`Write what you did, in a sentence or more.`
          : null,
    hours:
      (tried && parseHours(draft.hours) === undefined) || fieldErrorAt(error, '/hours')
        ? t`Hours go from 0 to 24, in quarters: 7.25, 7.5, 7.75.`
        : null,
    skills: fieldErrorAt(error, '/skills') ? t`Some of these skills are too long, or there are too many.` : null,
    files:
      waiting === 'failed'
        ? t`Not every file arrived. Try those again, or remove them.`
        : fieldErrorAt(error, '/attachmentIds')
          ? t`One of these files can't be attached. Remove it and add it again.`
          : null,
  }
  const told = wrong.content || wrong.hours || wrong.skills || toldElsewhere

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || waiting === 'files') return
    setTried(true)
    if (!draft.content.trim() || over) return content.current?.focus()
    if (parseHours(draft.hours) === undefined) return
    setWaiting('files')
    const arrived = await gate.current()
    setWaiting(arrived ? null : 'failed')
    if (arrived) onSubmit()
  }

  return (
    <form className="log-form stack" noValidate onSubmit={submit}>
      <Field
        label={t`What did you do?`}
        error={wrong.content}
        hint={
          <span className="between">
            <DraftState kept={kept} savedAt={draft.savedAt} />
            <span className="nowrap">
              {format.number(draft.content.length)} / {most}
            </span>
          </span>
        }
      >
        {(control) => (
          <textarea
            {...control}
            ref={content}
            rows={5}
            name="content"
            value={draft.content}
            onChange={(event) => update(() => ({ content: event.target.value }))}
          />
        )}
      </Field>
      <HoursField value={draft.hours} onChange={(hours) => update(() => ({ hours }))} error={wrong.hours} />
      <SkillsField value={draft.skills} suggestions={suggestions} onChange={(skills) => update(() => ({ skills }))} error={wrong.skills} />
      <FileField
        label={t`Photos and files`}
        stored={draft.files}
        onStored={(file) => update((now) => ({ files: [...now.files, file] }))}
        onRemove={(id) => update((now) => ({ files: now.files.filter((file) => file.id !== id) }))}
        gate={gate}
        onSettled={() => setWaiting((now) => (now === 'failed' ? null : now))}
        error={wrong.files}
      />
      {review}
      <div className="act">
        <div role="alert">
          {error != null && !busy && !told && (
            <Notice tone="flagged" icon={CircleAlert}>
              {errorText(error)}
            </Notice>
          )}
        </div>
        <div className="act-row">
          {cancel}
          <Button variant="primary" size="big" type="submit" busy={busy || waiting === 'files'}>
            {submitLabel}
          </Button>
        </div>
        {waiting === 'files' && (
          <p className="hint late" role="status">
            <Trans>The files go first; the log follows by itself.</Trans>
          </p>
        )}
      </div>
    </form>
  )
}

function DraftState({ kept, savedAt }: { kept: boolean; savedAt: string | null }) {
  const format = useFormats()
  if (!kept) return <Trans>This device keeps no draft. Send it before you leave.</Trans>
  if (!savedAt) return <span />
  return (
    <span className="row">
      <Icon of={Check} size="s" />
      <Trans>Draft saved {format.time(savedAt)}</Trans>
    </span>
  )
}
