import type { IsoDate } from '@ipt/domain'
import { useToast } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { useEffect } from 'react'
import { codeOf, detailsOf } from '../../../lib/errors.ts'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { uuidv7 } from '../../../lib/uuidv7.ts'
import { useDraft } from '../use-draft.ts'
import { setFreshLog } from './fresh-log.ts'
import { LogForm } from './log-form.tsx'
import { useSubmitLog } from './use-write-log.ts'

export interface NewLogProps {
  draftKey: string
  placementId: string
  date: IsoDate
  suggestions: readonly string[]
  /** Told what is wrong with the day, which is chosen outside of this form; null: nothing. */
  onDateError: (error: string | null) => void
}

/** The form for a day without a log. */
export function NewLog({ draftKey, placementId, date, suggestions, onDateError }: NewLogProps) {
  const { t } = useLingui()
  const toast = useToast()
  const form = useDraft(draftKey, { content: '', hours: '', skills: [], files: [] })
  const { send, busy, error } = useSubmitLog({
    placementId,
    date,
    onSent: (log) => {
      form.drop()
      setFreshLog(log.id)
      toast({ text: t`Log submitted. Your supervisor can read it now.` })
    },
  })
  const dateError = useDateError(error)
  useEffect(() => {
    onDateError(dateError)
    return () => onDateError(null)
  }, [dateError, onDateError])

  const submit = () => {
    // The id belongs to something else: what is here gets one of its own.
    if (codeOf(error) === 'ID_TAKEN') form.update(() => ({ id: uuidv7() }))
    send(form.current())
  }

  return (
    <LogForm
      form={form}
      suggestions={suggestions}
      submitLabel={t`Submit log`}
      busy={busy}
      error={error}
      toldElsewhere={dateError !== null}
      onSubmit={submit}
    />
  )
}

/** What the server says against the day, with the days that it would take. */
function useDateError(error: unknown): string | null {
  const { t } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const details = detailsOf(error)
  const onDate =
    details?.code === 'DATE_TAKEN' || details?.code === 'DATE_NOT_OPEN' || details?.fields?.some((field) => field.pointer === '/logDate')
  if (!details || !onDate) return null
  const { from, to } = details.facts ?? {}
  if (details.code !== 'DATE_NOT_OPEN' || typeof from !== 'string' || typeof to !== 'string' || from > to) return errorText(error)
  const [first, last] = [format.dayShort(from), format.dayShort(to)]
  return t`No log is taken for this day. Choose one from ${first} to ${last}.`
}
