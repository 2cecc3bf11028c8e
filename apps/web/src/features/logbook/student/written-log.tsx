import type { LogView } from '@ipt/contracts'
import { Notice } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { LogStatusMark } from '../components/log-row.tsx'
import { isEmptyDraft, readDraft } from '../draft.ts'
import { takeFreshLog } from './fresh-log.ts'
import { StudentLog } from './student-log.tsx'

export interface WrittenLogProps {
  log: LogView
  /** Where a draft for this day would lie that was never sent. */
  unsentKey: string
  suggestions: readonly string[]
}

/** The day's log where the form stood. Takes the focus when it has just been sent: the form that had it is gone. */
export default function WrittenLog({ log, unsentKey, suggestions }: WrittenLogProps) {
  const unsent = readDraft(localStorage, unsentKey)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takeFreshLog(log.id)) heading.current?.focus()
  }, [log.id])
  return (
    <section className="group" aria-labelledby="written">
      <div className="between wrap">
        <h2 id="written" ref={heading} tabIndex={-1}>
          <Trans>Your log of this day</Trans>
        </h2>
        <LogStatusMark status={log.status} />
      </div>
      {unsent && !isEmptyDraft(unsent) && (
        <Notice tone="waiting">
          <Trans>You typed this for a new log and did not send it. It goes with you to the next day that you choose.</Trans>
          <p className="remark">{unsent.content}</p>
        </Notice>
      )}
      <StudentLog log={log} suggestions={suggestions} />
    </section>
  )
}
