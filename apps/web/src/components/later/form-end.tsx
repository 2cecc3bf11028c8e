import { Button, type LucideIcon, Notice } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { Check, CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { codeOf } from '../../lib/errors.ts'
import { useErrorText } from '../../lib/use-error-text.ts'

export interface FormEndProps {
  children: ReactNode
  busy: boolean
  error: unknown
  primary?: boolean
  icon?: LucideIcon
  onCancel?: (() => void) | undefined
}

/** The end of a form: what went wrong, what is safe, and the one way on. */
export function FormEnd({ children, busy, error, primary = true, icon = Check, onCancel }: FormEndProps) {
  const errorText = useErrorText()
  return (
    <>
      <div role="alert">
        {error != null && !busy && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(error)}{' '}
            {codeOf(error) === 'STALE_VERSION' && (
              <Trans>Save again to put it in the place of theirs, or load the page to see theirs.</Trans>
            )}
          </Notice>
        )}
      </div>
      <div className="row wrap">
        <Button type="submit" variant={primary ? 'primary' : 'plain'} icon={icon} busy={busy}>
          {children}
        </Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
        )}
      </div>
    </>
  )
}
