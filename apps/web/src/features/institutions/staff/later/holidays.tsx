import type { HolidayView, SettingsView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, Notice, useToast } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CalendarPlus, CircleAlert, Trash2 } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { HolidayList } from './holiday-list.tsx'
import { useSettingsWritten } from './use-settings.ts'

/** The days on which no log is expected, year by year. */
export function Holidays({ settings }: { settings: SettingsView }) {
  const years = [...new Set(settings.holidays.map(({ day }) => day.slice(0, 4)))].sort().reverse()
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <section className="group" aria-labelledby="holidays">
      <h2 id="holidays" ref={heading} tabIndex={-1}>
        <Trans>Holidays</Trans>
      </h2>
      <p className="hint measure">
        <Trans>No log is expected on these days. One that is written counts as extra.</Trans>
      </p>
      {years.map((year) => (
        <Year
          key={year}
          year={year}
          open={year >= settings.today.slice(0, 4)}
          settings={settings}
          onRemoved={() => heading.current?.focus()}
        />
      ))}
      <div className="card pad form">
        <OneHoliday settings={settings} />
        <HolidayList settings={settings} />
      </div>
    </section>
  )
}

function Year({ year, open, settings, onRemoved }: { year: string; open: boolean; settings: SettingsView; onRemoved: () => void }) {
  const days = settings.holidays.filter(({ day }) => day.startsWith(year))
  return (
    <details className="card fold" open={open}>
      <summary>
        <span className="m">{year}</span>{' '}
        <span className="hint">
          <Plural value={days.length} one="# day" other="# days" />
        </span>
      </summary>
      <ul className="rows lines">
        {days.map((holiday) => (
          <HolidayLine key={holiday.id} holiday={holiday} institutionId={settings.id} onRemoved={onRemoved} />
        ))}
      </ul>
    </details>
  )
}

function HolidayLine({ holiday, institutionId, onRemoved }: { holiday: HolidayView; institutionId: string; onRemoved: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const toast = useToast()
  const errorText = useErrorText()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const add = trpc.settings.addHolidays.useMutation({ onSuccess: (next) => utils.settings.get.setData({ institutionId }, next) })
  const { id, day, name } = holiday
  const remove = trpc.settings.removeHoliday.useMutation({
    onSuccess: (next) => {
      utils.settings.get.setData({ institutionId }, next)
      void utils.cohorts.invalidate()
      onRemoved()
      const undo = { label: t`Undo`, run: () => add.mutate({ institutionId, holidays: [{ day, name }] }) }
      toast({ text: t`${name} removed.`, action: undo })
    },
  })
  return (
    <li>
      <span className="grow">
        <span className="m">{name}</span>
        <span className="hint"> {format.dayLong(day)}</span>
      </span>
      <Button
        size="small"
        variant="quiet"
        icon={Trash2}
        busy={remove.isPending}
        onClick={() => remove.mutate({ institutionId, id, requestId: steadyId(id) })}
      >
        <Trans>Remove</Trans>
        <span className="sr">{name}</span>
      </Button>
      {remove.error && !remove.isPending && (
        <Notice tone="flagged" icon={CircleAlert} role="alert">
          {errorText(remove.error)}
        </Notice>
      )}
    </li>
  )
}

function OneHoliday({ settings }: { settings: SettingsView }) {
  const { t } = useLingui()
  const written = useSettingsWritten()
  const steadyId = useSteadyId()
  const [day, setDay] = useState('')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const dayField = useRef<HTMLInputElement>(null)
  const add = trpc.settings.addHolidays.useMutation({
    onSuccess: (next) => {
      setDay('')
      setName('')
      setTried(false)
      dayField.current?.focus()
      written(next, t`Holiday added.`)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (add.isPending || !day || !name.trim()) return
    const sent = { institutionId: settings.id, holidays: [{ day, name }] }
    add.mutate({ ...sent, requestId: steadyId(sent) })
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <div className="form-pair">
        <TextField ref={dayField} label={t`Day`} type="date" value={day} error={missing(day)} onChange={setDay} />
        <TextField label={t`Name of the day`} value={name} maxLength={LIMITS.name} error={missing(name)} onChange={setName} />
      </div>
      <FormEnd busy={add.isPending} error={add.error} primary={false} icon={CalendarPlus}>
        <Trans>Add holiday</Trans>
      </FormEnd>
    </form>
  )
}
