import type { PlacementView } from '@ipt/contracts'
import { Notice } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { Clock } from 'lucide-react'
import { useFormats } from '../../../../lib/format.ts'

/** Why there is no form, in a sentence. */
export default function NoLogsNow({ placement: { status, today, startsOn, organisation } }: { placement: PlacementView }) {
  const format = useFormats()
  return (
    <Notice tone="waiting" icon={Clock}>
      {status === 'PROPOSED' ? (
        <Trans>Your placement at {organisation} waits for the coordinator's confirmation. Logs start after it.</Trans>
      ) : today < startsOn ? (
        <Trans>
          Your placement at {organisation} starts on {format.date(startsOn)}. Logs start then.
        </Trans>
      ) : (
        <Trans>No logs are taken for your placement at {organisation} any more. What you logged stays under "My logs".</Trans>
      )}
    </Notice>
  )
}
