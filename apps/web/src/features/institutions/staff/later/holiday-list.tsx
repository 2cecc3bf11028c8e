import type { SettingsView } from '@ipt/contracts'
import { LIMITS, parseHolidayLines } from '@ipt/domain'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ListPlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { TextAreaField } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useSettingsWritten } from './use-settings.ts'

/** A year's list, pasted: a line a day. What is no day is told by its line before anything is sent. */
export function HolidayList({ settings }: { settings: SettingsView }) {
  const { t } = useLingui()
  const written = useSettingsWritten()
  const steadyId = useSteadyId()
  const [tried, setTried] = useState(false)
  const form = useKeptForm(`holidays.${settings.id}`, { text: '' })
  const { text } = form.values
  const [opened] = useState(text !== '')
  const { holidays, faults } = parseHolidayLines(text)
  const add = trpc.settings.addHolidays.useMutation({
    onSuccess: (next) => {
      form.change({ text: '' })
      form.forget()
      setTried(false)
      written(next, t`Holidays added.`)
    },
  })
  const lines = faults.map(({ line }) => line).join(', ')
  const error =
    faults.length > 0
      ? t`Line ${lines}: begin with the day as 2026-12-09, then its name.`
      : tried && holidays.length === 0
        ? t`Paste at least one line.`
        : holidays.length > LIMITS.list
          ? t`At most ${LIMITS.list} days at a time.`
          : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (add.isPending || error || holidays.length === 0) return
    const sent = { institutionId: settings.id, holidays }
    add.mutate({ ...sent, requestId: steadyId(sent) })
  }
  return (
    <details className="fold plain" open={opened}>
      <summary>
        <Trans>Paste a year's list</Trans>
      </summary>
      <form className="form" noValidate onSubmit={submit}>
        <TextAreaField
          label={t`A line a day`}
          hint={t`Such as: 2026-12-09 Independence Day. A day that is there already gets the new name.`}
          rows={5}
          value={text}
          error={error}
          onChange={(next) => form.change({ text: next })}
        />
        <FormEnd busy={add.isPending} error={add.error} primary={false} icon={ListPlus}>
          <Plural value={holidays.length} _0="Add the days" one="Add # day" other="Add # days" />
        </FormEnd>
      </form>
    </details>
  )
}
