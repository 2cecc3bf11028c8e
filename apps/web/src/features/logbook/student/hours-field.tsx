import { Field, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Minus, Plus } from 'lucide-react'
import { stepHours } from './hours.ts'

/** Hours of the day, or none: typed in quarters, pressed in halves. */
export function HoursField({ value, onChange, error }: { value: string; onChange: (value: string) => void; error: string | null }) {
  const { t } = useLingui()
  return (
    <div className="hours">
      <Field label={t`Hours`} hint={<Trans>In quarters, such as 7.25. May stay empty.</Trans>} error={error}>
        {(control) => (
          <div className="stepper">
            <button type="button" aria-label={t`Half an hour less`} onClick={() => onChange(stepHours(value, -1))}>
              <Icon of={Minus} />
            </button>
            <input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              maxLength={6}
              placeholder="–"
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
            <button type="button" aria-label={t`Half an hour more`} onClick={() => onChange(stepHours(value, 1))}>
              <Icon of={Plus} />
            </button>
          </div>
        )}
      </Field>
    </div>
  )
}
