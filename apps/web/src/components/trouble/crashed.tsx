import { Button, buttonClass, EmptyState } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useFormats } from '../../lib/format.ts'
import { Link } from '../link.tsx'
import { crashCode } from './crash-code.ts'

/** A screen that broke. What it was is told to nobody but the person before it. */
export function Crashed({ error }: { error: unknown }) {
  const format = useFormats()
  const [at] = useState(() => new Date().toISOString())
  const [code, time] = [crashCode(error), format.moment(at)]
  return (
    <div role="alert">
      <EmptyState
        icon={CircleAlert}
        heading="h1"
        title={<Trans>Something broke on this page</Trans>}
        action={
          <>
            <Button variant="primary" onClick={() => location.reload()}>
              <Trans>Load it again</Trans>
            </Button>
            <Link className={buttonClass({ variant: 'link' })} to="/">
              <Trans>Go to your start page</Trans>
            </Link>
          </>
        }
      >
        <Trans>
          Drafts and reasons that you began are kept on this device. If it happens again, give this code to whoever runs IPT Service:{' '}
          <b className="nowrap">{code}</b>, {time}.
        </Trans>
      </EmptyState>
    </div>
  )
}
