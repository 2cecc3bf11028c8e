import { Trans } from '@lingui/react/macro'
import { useFormats } from '../../../lib/format.ts'
import type { Season } from './season.ts'

/** How far a season has come. */
export function SeasonLine({ season: { name, day, days, startsOn, endsOn }, named = false }: { season: Season; named?: boolean }) {
  const format = useFormats()
  if (named) {
    return (
      <Trans>
        {name}, day {day} of {days}.
      </Trans>
    )
  }
  return (
    <Trans>
      Day {day} of {days}, {format.date(startsOn)} to {format.date(endsOn)}
    </Trans>
  )
}
