import { Button, EmptyState } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { CloudOff } from 'lucide-react'
import { Component, type ReactNode, useEffect } from 'react'
import { type FailureProps, loadTrouble, useTrouble } from '../lib/trouble.ts'

/** Code that did not arrive: no network, or a newer build took its place. */
export class MissingPart extends Error {}

export interface ErrorBoundaryProps {
  children: ReactNode | (() => ReactNode)
  /** The address: going to another one leaves the failure behind. */
  at?: string
  /** Only what did not arrive is caught, and asked for again by this. */
  onRetry?: () => void
  /** Shows nothing where something is missing. */
  quiet?: boolean
}

interface State {
  /** In a box, since anything can be thrown. */
  failed: { error: unknown } | null
  tries: number
}

/** The net under a screen whose code did not arrive, or that broke: says which, in its place. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { failed: null, tries: 0 }

  static getDerivedStateFromError(error: unknown) {
    return { failed: { error } }
  }

  override componentDidUpdate(before: ErrorBoundaryProps) {
    if (this.state.failed && before.at !== this.props.at) this.setState({ failed: null })
  }

  override render() {
    const { children, onRetry, quiet } = this.props
    const { failed, tries } = this.state
    if (!failed) return typeof children === 'function' ? children() : children
    if (onRetry && !(failed.error instanceof MissingPart)) throw failed.error
    if (quiet) return null
    const retry = () => {
      onRetry?.()
      this.setState({ failed: null, tries: tries + 1 })
    }
    return <Failure error={failed.error} tries={tries} onRetry={onRetry && retry} />
  }
}

/** Which failure it is, and one way on; in general words as long as the others are not here. */
function Failure(props: FailureProps) {
  const trouble = useTrouble()
  useEffect(() => void loadTrouble().catch(() => {}), [])
  return trouble ? (
    <trouble.FailureScreen {...props} />
  ) : (
    <EmptyState
      icon={CloudOff}
      title={<Trans>This could not be shown</Trans>}
      action={
        <Button variant="primary" onClick={props.onRetry ?? (() => location.reload())}>
          {props.onRetry ? <Trans>Try again</Trans> : <Trans>Load it again</Trans>}
        </Button>
      }
    />
  )
}
