import type { WeekView } from '@ipt/contracts'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { focusOn } from '../../../lib/focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { SummaryForm } from './summary-form.tsx'

const HEADING_ID = 'summary'

/** What the student says of the week: the form while it is open, the words else. */
export function SummarySection({ week }: { week: WeekView }) {
  const format = useFormats()
  const [saved, setSaved] = useState(0)
  const { summary, can } = week
  const writes = can.includes('writeSummary')
  return (
    <section className="group" aria-labelledby={HEADING_ID}>
      <h2 id={HEADING_ID} tabIndex={-1}>
        <Trans>Summary of the week</Trans>
      </h2>
      {writes ? (
        <SummaryForm
          key={saved}
          week={week}
          onSaved={() => {
            setSaved(saved + 1)
            focusOn(HEADING_ID)
          }}
        />
      ) : summary ? (
        <div className="card pad group">
          <p className="prose">{summary.text}</p>
          <p className="hint">
            <Trans>
              {week.placement.student.name}, {format.moment(summary.at)}
            </Trans>
          </p>
        </div>
      ) : (
        <p className="muted">
          <Trans>No summary was written.</Trans>
        </p>
      )}
    </section>
  )
}
