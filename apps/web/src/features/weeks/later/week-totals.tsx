import type { WeekView } from '@ipt/contracts'
import { Trans } from '@lingui/react/macro'
import { useFormats } from '../../../lib/format.ts'

/** What a week came to, in numbers. */
export function WeekTotals({ week: { totals } }: { week: Pick<WeekView, 'totals'> }) {
  const format = useFormats()
  const { logged, expected, missing, hours } = totals
  return (
    <dl className="week-totals">
      <div>
        <dt>
          <Trans>Days logged</Trans>
        </dt>
        <dd>
          <Trans>
            {logged} of {expected}
          </Trans>
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Hours</Trans>
        </dt>
        <dd>{format.number(hours)}</dd>
      </div>
      <div>
        <dt>
          <Trans>Missing</Trans>
        </dt>
        <dd>{missing}</dd>
      </div>
    </dl>
  )
}
