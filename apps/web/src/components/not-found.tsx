import { buttonClass, EmptyState } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Compass } from 'lucide-react'
import { Link } from './link.tsx'
import { useDocumentTitle } from './page-heading.tsx'

/** Nothing at this address, or nothing for this person: the two look the same on purpose. */
export default function NotFound() {
  const { t } = useLingui()
  useDocumentTitle(t`Not found`)
  return (
    <EmptyState
      icon={Compass}
      heading="h1"
      title={<Trans>There is nothing here for you</Trans>}
      action={
        <Link className={buttonClass({ variant: 'primary' })} to="/">
          <Trans>Go to your start page</Trans>
        </Link>
      }
    >
      <Trans>The address may be mistyped, or what stands there is not yours to see.</Trans>
    </EmptyState>
  )
}
