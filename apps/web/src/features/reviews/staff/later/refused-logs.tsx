import type { BulkAnswer, LogView } from '@ipt/contracts'
import { Notice } from '@ipt/ui'
import { Plural, Trans } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { Link } from '../../../../components/link.tsx'
import { Refusal } from '../../../../lib/errors.ts'
import { useFormats } from '../../../../lib/format.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { LastEvent } from '../../../logbook/later/last-event.tsx'

/** What one press could not do: each log by name, why, what it came to, and the way to it. Takes the focus: it is what is to be read. */
export default function RefusedLogs({ answer, asked }: { answer: BulkAnswer; asked: readonly LogView[] }) {
  const format = useFormats()
  const errorText = useErrorText()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Notice tone="returned">
        <p className="m">
          <Plural value={answer.refused.length} one="# log was left as it is:" other="# logs were left as they are:" />
        </p>
        <ul className="refused-logs">
          {answer.refused.map((refused) => {
            const log = asked.find(({ id }) => id === refused.id)
            return (
              <li key={refused.id}>
                {log && (
                  <Link className="m" to={`/industry/logs/${refused.id}`}>
                    {log.student.name}, {format.dayShort(log.logDate)}
                  </Link>
                )}{' '}
                {errorText(new Refusal(refused))} {refused.code === 'WRONG_STATE' && <LastEvent logId={refused.id} />}
              </li>
            )
          })}
        </ul>
        {answer.done.length > 0 && (
          <p>
            <Trans>The others are done.</Trans>
          </p>
        )}
      </Notice>
    </div>
  )
}
