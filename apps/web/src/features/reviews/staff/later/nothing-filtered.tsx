import { buttonClass, EmptyState } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { Inbox } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { useLocation, useSearchParams } from '../../../../lib/router.ts'
import { searchWith } from './choices.ts'

/** A queue of which a filter leaves nothing. */
export default function NothingFiltered() {
  const { pathname } = useLocation()
  const rest = searchWith(useSearchParams()[0], '')
  return (
    <EmptyState
      icon={Inbox}
      title={<Trans>Nothing waits behind this filter</Trans>}
      action={
        <Link className={buttonClass()} to={rest.size > 0 ? `${pathname}?${rest}` : pathname}>
          <Trans>Clear the filter</Trans>
        </Link>
      }
    >
      <Trans>Other logs may wait for you.</Trans>
    </EmptyState>
  )
}
