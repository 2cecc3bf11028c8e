import type { ImportView } from '@ipt/contracts'
import { IMPORT_KEPT_DAYS } from '@ipt/domain'
import { Plural, Trans } from '@lingui/react/macro'
import { useFormats } from '../../../../lib/format.ts'

/** How long what a file held is kept, and what then can't be done any more. */
export function ImportKept({ view: { status, keptUntil } }: { view: ImportView }) {
  const format = useFormats()
  if (status === 'DISCARDED') return null
  const day = keptUntil && format.date(keptUntil.slice(0, 10))
  return (
    <p className="hint import-kept">
      {!day ? (
        <Plural
          value={IMPORT_KEPT_DAYS}
          one="Its rows were deleted after # day, so it cannot be taken back any more. People are changed on their own pages."
          other="Its rows were deleted after # days, so it cannot be taken back any more. People are changed on their own pages."
        />
      ) : status === 'DRAFT' ? (
        <Trans>This draft is kept until {day}, and then thrown away.</Trans>
      ) : status === 'COMMITTED' ? (
        <Trans>It can be taken back until {day}. Then its rows are deleted, and the people stay.</Trans>
      ) : (
        <Trans>Its rows are kept until {day}.</Trans>
      )}
    </p>
  )
}
