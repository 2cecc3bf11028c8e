import { Button, EmptyState } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { CloudOff } from 'lucide-react'
import { Component, type ReactNode } from 'react'

/** The last net: a screen whose code did not arrive, or that broke. Drafts lie in the browser's storage, so loading again is safe. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <NotShown /> : this.props.children
  }
}

const NotShown = () => (
  <EmptyState
    icon={CloudOff}
    title={<Trans>This could not be shown</Trans>}
    action={
      <Button variant="primary" onClick={() => location.reload()}>
        <Trans>Load it again</Trans>
      </Button>
    }
  >
    <Trans>What you wrote is kept on this device.</Trans>
  </EmptyState>
)
