import type { PlacementView } from '@ipt/contracts'
import { HoursLogged } from '../../later/hours-logged.tsx'

/** The hours that the season asks for, as staff find them below the days. */
export default function HoursFact({ placement }: { placement: PlacementView }) {
  return (
    <span className="hint">
      <HoursLogged placement={placement} />
    </span>
  )
}
