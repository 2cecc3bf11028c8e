import type { PlacementView } from '@ipt/contracts'
import { Trans } from '@lingui/react/macro'
import { useFormats } from '../../../lib/format.ts'

const MINUTES = 60

/** The hours in a student's logs against those that the season asks for; nothing where days alone count. `over`: what lacks is missing for good. */
export function HoursLogged({ placement }: { placement: PlacementView }) {
  const format = useFormats()
  const { cohort, minutesLogged, status, endsOn, today } = placement
  if (cohort.requiredMinutes === null) return null
  const over = status === 'COMPLETED' || status === 'ENDED_EARLY' || endsOn < today
  const lacking = Math.max(0, cohort.requiredMinutes - minutesLogged)
  const logged = format.number(minutesLogged / MINUTES)
  const required = format.number(cohort.requiredMinutes / MINUTES)
  const hours = format.number(lacking / MINUTES)
  return (
    <>
      <Trans>
        {logged} of {required} hours logged
      </Trans>
      {lacking > 0 && (over ? <Trans>, {hours} are missing</Trans> : <Trans>, {hours} to go</Trans>)}
    </>
  )
}
