import { Button } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { RefreshCw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link } from '../../../../components/link.tsx'
import { trpc } from '../../../../lib/trpc.ts'

/** Where what a file names and nobody knows is added, beside the file; and the press that reads the rows against it again. */
export function CheckAgain({ to, children }: { to: string; children: ReactNode }) {
  const utils = trpc.useUtils()
  const [busy, setBusy] = useState(false)
  const check = async () => {
    setBusy(true)
    await Promise.all([utils.imports.invalidate(), utils.settings.invalidate(), utils.organisations.invalidate()])
    setBusy(false)
  }
  return (
    <div className="row wrap">
      <Link to={to} target="_blank">
        {children}
        <span className="sr">
          {' '}
          <Trans>(opens a new tab)</Trans>
        </span>
      </Link>
      <Button size="small" icon={RefreshCw} busy={busy} onClick={() => void check()}>
        <Trans>Check again</Trans>
      </Button>
    </div>
  )
}
