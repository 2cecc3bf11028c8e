import { FieldError, Icon } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { useFormats } from '../../../../lib/format.ts'

/** A week that begins on a Monday. */
const DAYS = [1, 2, 3, 4, 5, 6, 7]

/** The days of the week on which students work. */
export function WorkingDays({
  value,
  error,
  onChange,
}: {
  value: readonly number[]
  error: string | null
  onChange: (days: number[]) => void
}) {
  const format = useFormats()
  return (
    <fieldset className="group">
      <legend className="label">
        <Trans>Working days</Trans>
      </legend>
      <div className="chips">
        {DAYS.map((day) => (
          <label className="chip" key={day}>
            <input
              type="checkbox"
              checked={value.includes(day)}
              onChange={(event) => onChange(DAYS.filter((each) => (each === day ? event.target.checked : value.includes(each))))}
            />
            <span>
              <span className="on">
                <Icon of={Check} size="s" />
              </span>
              {/* 1 January 2024 was a Monday. */}
              {format.dayShort(`2024-01-0${day}`).split(/[\s,]/)[0]}
            </span>
          </label>
        ))}
      </div>
      <FieldError>{error}</FieldError>
    </fieldset>
  )
}
