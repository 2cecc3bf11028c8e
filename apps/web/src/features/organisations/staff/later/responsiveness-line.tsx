import type { Responsiveness } from '@ipt/contracts'
import { Plural, Trans } from '@lingui/react/macro'
import { useFormats } from '../../../../lib/format.ts'

/** How fast a host answers, with what that is counted from: "42 logs, median 2 days". */
export function ResponsivenessLine({ value }: { value: Responsiveness | null }) {
  const format = useFormats()
  if (value === null || (value.medianDays === null && value.inTime === null)) return <Trans>No log was decided on yet.</Trans>
  const { logs, medianDays, inTime } = value
  return (
    <>
      {medianDays === null ? (
        <Trans>No log was decided on yet.</Trans>
      ) : (
        <>
          <Plural value={logs} one="# log decided on" other="# logs decided on" />
          {', '}
          <Plural
            value={medianDays}
            _0="median under a day"
            one={`median ${format.number(medianDays)} day`}
            other={`median ${format.number(medianDays)} days`}
          />
        </>
      )}
      {inTime && (
        <>
          {'; '}
          <Trans>
            {inTime.logs} of {inTime.of} within the deadline
          </Trans>
        </>
      )}
    </>
  )
}
