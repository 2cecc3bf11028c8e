import type { CohortView } from '@ipt/contracts'
import { Trans } from '@lingui/react/macro'

/** How many of a season's students are placed: as numbers and as a bar. */
export function PlacedOf({ cohort: { placed, enrolled } }: { cohort: Pick<CohortView, 'placed' | 'enrolled'> }) {
  if (enrolled === 0)
    return (
      <p className="hint placed">
        <Trans>nobody enrolled</Trans>
      </p>
    )
  return (
    <p className="placed sm">
      <Trans>
        <b>{placed}</b> of {enrolled} placed
      </Trans>
      <span className="bar" aria-hidden="true">
        <i style={{ width: `${Math.min(100, Math.round((100 * placed) / enrolled))}%` }} />
      </span>
    </p>
  )
}
