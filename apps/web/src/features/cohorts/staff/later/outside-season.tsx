import { Plural, Trans } from '@lingui/react/macro'
import { detailsOf } from '../../../../lib/errors.ts'
import { useFormats } from '../../../../lib/format.ts'

export interface OutsideSeasonProps {
  error: unknown
  /** Whether placements are to begin and end with the season. */
  fit: boolean
  onFit: (fit: boolean) => void
}

const CODES = ['LOGS_OUTSIDE', 'PLACEMENTS_OUTSIDE']

/** Whether a season was refused for what reaches beyond its dates. */
export const isOutside = (error: unknown): boolean => CODES.includes(detailsOf(error)?.code ?? '')

/** What reaches beyond the dates that were sent, by number; placements can be taken along. */
export function OutsideSeason({ error, fit, onFit }: OutsideSeasonProps) {
  const format = useFormats()
  const details = detailsOf(error)
  const facts = details?.facts
  if (!facts) return null
  if (details.code === 'LOGS_OUTSIDE')
    return (
      <p className="error" role="alert">
        <Trans>
          {facts.count} logs, from {format.date(String(facts.first))} to {format.date(String(facts.last))}, would fall outside.
        </Trans>
      </p>
    )
  const gone = Number(facts.gone)
  return (
    <div className="group">
      <p className="error" role="alert">
        <Plural
          value={Number(facts.count)}
          one="# placement reaches beyond these days. Nothing is saved yet."
          other="# placements reach beyond these days. Nothing is saved yet."
        />{' '}
        {gone > 0 && (
          <Plural
            value={gone}
            one="Of # of them no day would be left: cancel it first."
            other="Of # of them no day would be left: cancel those first."
          />
        )}
      </p>
      {gone === 0 && (
        <label className="tick">
          <input type="checkbox" checked={fit} onChange={(event) => onFit(event.target.checked)} />
          <span>
            <Trans>Let them begin and end with the season, and tell everybody who is on them</Trans>
          </span>
        </label>
      )}
    </div>
  )
}
