import { Trans } from '@lingui/react/macro'
import { Loaded } from '../../../components/loaded.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import type { StaffRole } from '../../reviews/staff/queues.ts'
import { LeaveList } from './leave-list.tsx'
import { useLeavePages } from './use-leave-pages.ts'

const LIST_ID = 'leave-list'

/** A trainee's leave, as staff read it on the placement's page. Nothing where none was asked for. */
export function PlacementLeave({ role, placementId }: { role: StaffRole; placementId: string }) {
  const pages = useLeavePages({ as: role, placementId, limit: 5 })
  if (pages.data?.pages[0]?.items.length === 0) return null
  return (
    <section className="group" aria-labelledby={LIST_ID}>
      <h2 id={LIST_ID} tabIndex={-1}>
        <Trans>Leave and rest days</Trans>
      </h2>
      <Loaded query={pages} lines={3}>
        {({ pages: all }) => (
          <>
            <LeaveList items={all.flatMap((page) => page.items)} headingId={LIST_ID} />
            <ShowMore pages={pages} />
          </>
        )}
      </Loaded>
    </section>
  )
}
