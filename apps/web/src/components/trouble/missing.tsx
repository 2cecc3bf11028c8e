import { Button, EmptyState } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { CloudOff, RefreshCw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { probe, useNewerBuild } from '../../lib/connection.ts'
import { mendStyles } from './mend-styles.ts'
import { useWayBack } from './use-way-back.ts'

/** Code that did not arrive: says whether the network or a new version is why. Comes by itself once the network is back. */
export function Missing({ tries, onRetry }: { tries: number; onRetry: () => void }) {
  const reachable = useWayBack()
  const newer = useNewerBuild()
  const retry = () => void mendStyles().then(onRetry)

  useEffect(() => void probe(), [])

  const was = useRef(reachable)
  const again = useRef(retry)
  again.current = retry
  useEffect(() => {
    if (reachable && !was.current) again.current()
    was.current = reachable
  }, [reachable])

  if (reachable && newer)
    return (
      <Said
        icon={RefreshCw}
        title={<Trans>A new version is there</Trans>}
        text={<Trans>This part belongs to it. Drafts and reasons that you began are kept on this device.</Trans>}
        action={<Trans>Load the new version</Trans>}
        onAction={() => location.reload()}
      />
    )
  if (!reachable)
    return (
      <Said
        icon={CloudOff}
        title={navigator.onLine ? <Trans>The server does not answer</Trans> : <Trans>No network</Trans>}
        text={<Trans>This part is not loaded yet. It comes by itself when there is an answer again; nothing that you typed is lost.</Trans>}
        action={<Trans>Try again</Trans>}
        onAction={retry}
      />
    )
  return (
    <Said
      icon={CloudOff}
      title={<Trans>This part did not arrive</Trans>}
      text={
        tries > 0 ? (
          <Trans>Load the page again. Drafts and reasons that you began are kept on this device.</Trans>
        ) : (
          <Trans>Nothing that you typed is lost.</Trans>
        )
      }
      // Some browsers remember that a file did not come, and don't ask for it again before the page is a new one.
      action={tries > 0 ? <Trans>Load the page again</Trans> : <Trans>Try again</Trans>}
      onAction={tries > 0 ? () => location.reload() : retry}
    />
  )
}

interface SaidProps {
  icon: typeof CloudOff
  title: React.ReactNode
  text: React.ReactNode
  action: React.ReactNode
  onAction: () => void
}

const Said = ({ icon, title, text, action, onAction }: SaidProps) => (
  <div role="alert">
    <EmptyState icon={icon} title={title} action={<Button onClick={onAction}>{action}</Button>}>
      {text}
    </EmptyState>
  </div>
)
