import type { BulkAnswer, WeekView } from '@ipt/contracts'
import { Notice } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { Refusal } from '../../../lib/errors.ts'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'

/** The days that were not verified, each with why. */
export function RefusedDays({ week, refused }: { week: WeekView; refused: BulkAnswer['refused'] }) {
  const format = useFormats()
  const errorText = useErrorText()
  return (
    <div role="alert" id="refused" tabIndex={-1}>
      {refused.length > 0 && (
        <Notice tone="returned">
          <b>
            <Trans>Not verified:</Trans>
          </b>
          <ul>
            {refused.map(({ id, code }) => {
              const day = week.days.find(({ log }) => log?.id === id)
              return (
                <li key={id}>
                  {day ? format.dayLong(day.date) : null}. {errorText(new Refusal({ code }))}
                </li>
              )
            })}
          </ul>
        </Notice>
      )}
    </div>
  )
}
