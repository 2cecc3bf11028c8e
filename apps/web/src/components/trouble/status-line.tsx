import './status-line.css'
import { Button, Icon } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { CloudOff, RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useMe } from '../../features/accounts/components/session.tsx'
import { lastHeard, useNewerBuild } from '../../lib/connection.ts'
import { useFormats } from '../../lib/format.ts'
import { useDayChange } from './use-day-change.ts'
import { useWayBack } from './use-way-back.ts'

/** One lost call may be followed by one that arrives. */
const LASTING_MS = 1_500

/** What everything on screen has in common, when that is worth a line: no network, or a newer version. Nothing else. */
export function StatusLine() {
  const { memberships } = useMe()
  useDayChange(memberships.find(({ institution }) => institution)?.institution?.timeZone)
  const lost = useLasting(!useWayBack())
  const newer = useNewerBuild()
  if (lost)
    return (
      <p className="status-line">
        <Icon of={CloudOff} size="s" />
        <span>
          <Lost />
        </span>
      </p>
    )
  if (!newer) return null
  return (
    <p className="status-line">
      <Icon of={RefreshCw} size="s" />
      <span>
        <Trans>A new version is there.</Trans>
      </span>
      <Button variant="link" size="small" onClick={() => location.reload()}>
        <Trans>Load it</Trans>
      </Button>
    </p>
  )
}

function Lost() {
  const format = useFormats()
  const heard = lastHeard()
  const today = heard.toDateString() === new Date().toDateString()
  const time = today ? format.time(heard) : format.moment(heard.toISOString())
  return navigator.onLine ? (
    <Trans>The server does not answer. You see what was loaded at {time}.</Trans>
  ) : (
    <Trans>No network. You see what was loaded at {time}.</Trans>
  )
}

/** True once `now` has been true for a moment; false at once. */
function useLasting(now: boolean): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!now) return setLasting(false)
    const timer = setTimeout(() => setLasting(true), LASTING_MS)
    return () => clearTimeout(timer)
  }, [now])
  return now && lasting
}
