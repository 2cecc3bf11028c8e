import type { PlacementView } from '@ipt/contracts'
import type { IsoDate } from '@ipt/domain'
import { Button, Field, FieldError, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Calendar, MapPin } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useFormats } from '../../../lib/format.ts'

export interface DayFactsProps {
  placement: PlacementView
  others: readonly PlacementView[]
  onPlacement: (id: string) => void
  date: IsoDate
  onDate: (date: IsoDate) => void
  /** What is wrong with the day. */
  error: string | null
}

/** The day and the place that a log is about: filled in, and one press away from being changed. */
export function DayFacts({ placement, others, onPlacement, date, onDate, error }: DayFactsProps) {
  const { t } = useLingui()
  const format = useFormats()
  const [open, setOpen] = useState<'date' | 'placement' | null>(null)
  const window = placement.logWindow
  const day = format.dayShort(date)
  const holiday = placement.holidayNames[placement.holidays.indexOf(date)]

  return (
    <ul className="card lines day-facts">
      <li>
        <Icon of={Calendar} />
        <span className="grow">
          <span className="hint">
            <Trans>Date</Trans>
          </span>
          <span className="m">{date === placement.today ? t`${day}, today` : day}</span>
          {holiday && <span className="hint">{t`Public holiday: ${holiday}`}</span>}
        </span>
        {window && window.from < window.to && (
          <Button variant="link" size="small" aria-expanded={open === 'date'} onClick={() => setOpen(open === 'date' ? null : 'date')}>
            <Trans>Change</Trans>
            <span className="sr">{t`the date`}</span>
          </Button>
        )}
        {open === 'date' && window && <DayField date={date} from={window.from} to={window.to} onDate={onDate} />}
        <div role="alert">
          <FieldError>{error}</FieldError>
        </div>
      </li>
      <li>
        <Icon of={MapPin} />
        <span className="grow">
          <span className="hint">
            <Trans>Placement</Trans>
          </span>
          <span className="m">
            {placement.organisation}, {placement.site}
          </span>
        </span>
        {others.length > 1 && (
          <Button
            variant="link"
            size="small"
            aria-expanded={open === 'placement'}
            onClick={() => setOpen(open === 'placement' ? null : 'placement')}
          >
            <Trans>Change</Trans>
            <span className="sr">{t`the placement`}</span>
          </Button>
        )}
        {open === 'placement' && (
          <Field label={t`Another placement`}>
            {(control) => (
              <select {...control} value={placement.id} onChange={(event) => onPlacement(event.target.value)}>
                {others.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.organisation}, {each.site}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </li>
    </ul>
  )
}

interface DayFieldProps {
  date: IsoDate
  from: IsoDate
  to: IsoDate
  onDate: (date: IsoDate) => void
}

/** Another day within the window. What is typed stays in the field until it is a day that is taken: half a year is no day. */
function DayField({ date, from, to, onDate }: DayFieldProps) {
  const { t } = useLingui()
  const format = useFormats()
  const field = useRef<HTMLInputElement>(null)
  const [outside, setOutside] = useState(false)
  const [first, last] = [format.dayShort(from), format.dayShort(to)]
  const isOutside = (value: string) => value < from || value > to

  useEffect(() => {
    if (field.current && field.current !== document.activeElement) field.current.value = date
  }, [date])

  const change = (value: string) => {
    if (!value || isOutside(value)) return
    setOutside(false)
    onDate(value)
  }
  return (
    <Field
      label={t`Another day`}
      hint={t`From ${first} to ${last}`}
      error={outside ? t`No log is taken for this day. Choose one from ${first} to ${last}.` : null}
    >
      {(control) => (
        <input
          {...control}
          ref={field}
          type="date"
          name="logDate"
          required
          defaultValue={date}
          min={from}
          max={to}
          onChange={(event) => change(event.target.value)}
          onBlur={(event) => setOutside(isOutside(event.target.value))}
        />
      )}
    </Field>
  )
}
