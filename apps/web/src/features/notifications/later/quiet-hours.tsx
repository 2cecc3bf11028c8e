import type { QuietHours as Hours } from '@ipt/contracts'
import { Trans, useLingui } from '@lingui/react/macro'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const NIGHT: Hours = { from: 20, to: 6 }

const shown = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

/** Hours in which no mail comes: what would, comes after them. */
export function QuietHours({ quiet, onChange }: { quiet: Hours | null; onChange: (quiet: Hours | null) => void }) {
  const { t } = useLingui()
  return (
    <fieldset className="group">
      <legend className="label">
        <Trans>Quiet hours</Trans>
      </legend>
      <label className="tick">
        <input type="checkbox" name="quiet" checked={quiet !== null} onChange={(event) => onChange(event.target.checked ? NIGHT : null)} />
        <span>
          <Trans>No mails at some hours</Trans>
        </span>
      </label>
      {quiet && (
        <div className="quiet-hours">
          <Hour label={t`From`} value={quiet.from} other={quiet.to} onChange={(from) => onChange({ ...quiet, from })} />
          <Hour label={t`Until`} value={quiet.to} other={quiet.from} onChange={(to) => onChange({ ...quiet, to })} />
        </div>
      )}
    </fieldset>
  )
}

interface HourProps {
  label: string
  value: number
  /** The hour at the other end, which can't be this one too. */
  other: number
  onChange: (hour: number) => void
}

const Hour = ({ label, value, other, onChange }: HourProps) => (
  <label className="f">
    <span className="label">{label}</span>
    <select className="field" value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {HOURS.map((hour) => (
        <option key={hour} value={hour} disabled={hour === other}>
          {shown(hour)}
        </option>
      ))}
    </select>
  </label>
)
