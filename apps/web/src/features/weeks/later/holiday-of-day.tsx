import type { WeekDay } from '@ipt/contracts'
import { Trans } from '@lingui/react/macro'

/** Which holiday a day is: no log is expected on it. */
export function HolidayOfDay({ day: { holiday } }: { day: WeekDay }) {
  if (!holiday) return null
  return (
    <p className="muted">
      <Trans>Public holiday: {holiday}</Trans>
    </p>
  )
}
