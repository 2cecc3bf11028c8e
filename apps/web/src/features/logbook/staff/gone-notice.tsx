import { Notice } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { Link } from '../../../components/link.tsx'
import { codeOf } from '../../../lib/errors.ts'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { LastEvent } from '../later/last-event.tsx'
import type { GoneLog } from './use-gone.ts'

/** What became of a log while it was being decided. It has left the queue, so this says so in its place, with what was typed. */
export default function GoneNotice({ gone: { log, error, comment }, to }: { gone: GoneLog; to: string }) {
  const errorText = useErrorText()
  const format = useFormats()
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => notice.current?.focus(), [])
  return (
    <div ref={notice} tabIndex={-1} role="alert">
      <Notice tone="returned">
        <p>
          <b>
            {log.student.name}, {format.dayShort(log.logDate)}.
          </b>{' '}
          {errorText(error)} {codeOf(error) === 'WRONG_STATE' && <LastEvent logId={log.id} />}
        </p>
        {comment && (
          <p className="prose">
            <Trans>You had written: {comment}</Trans>
          </p>
        )}
        <Link to={to}>
          <Trans>Open the log</Trans>
        </Link>
      </Notice>
    </div>
  )
}
