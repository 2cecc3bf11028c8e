import '../../logbook/components/log-screen.css'
import { EmptyState, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarOff, ChevronLeft } from 'lucide-react'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { useSearchParams } from '../../../lib/router.ts'
import { useStudentPlacement } from '../../weeks/later/use-student-placement.ts'
import { LeaveForm } from './leave-form.tsx'
import { LeaveList } from './leave-list.tsx'
import { useLeavePages } from './use-leave-pages.ts'

const LIST_ID = 'leave-list'

/** A student's leave and rest days: the form, and what became of each request. */
export default function StudentLeavePage() {
  const { t } = useLingui()
  const [search] = useSearchParams()
  const { placement, query } = useStudentPlacement()
  const open = placement?.status === 'ACTIVE' || placement?.status === 'CONFIRMED'
  return (
    <div className="page stack">
      <div>
        <Link className="back sm" to="/student/logs">
          <Icon of={ChevronLeft} size="s" />
          <Trans>My logs</Trans>
        </Link>
        <PageHeading title={t`Leave and rest days`} />
      </div>
      <Loaded query={query} lines={6}>
        {() =>
          placement ? (
            <>
              {open && <LeaveForm key={placement.id} placement={placement} day={search.get('from') ?? placement.today} afterId={LIST_ID} />}
              <OwnLeave placementId={placement.id} />
            </>
          ) : (
            <EmptyState icon={CalendarOff} title={<Trans>You have no placement yet</Trans>}>
              <Trans>Leave belongs to a placement. Once you have one, you ask here.</Trans>
            </EmptyState>
          )
        }
      </Loaded>
    </div>
  )
}

function OwnLeave({ placementId }: { placementId: string }) {
  const pages = useLeavePages({ as: 'student', placementId })
  return (
    <section className="group" aria-labelledby={LIST_ID}>
      <h2 id={LIST_ID} tabIndex={-1}>
        <Trans>What you asked for</Trans>
      </h2>
      <Loaded query={pages} lines={3}>
        {({ pages: all }) => {
          const items = all.flatMap((page) => page.items)
          return items.length > 0 ? (
            <>
              <LeaveList items={items} headingId={LIST_ID} />
              <ShowMore pages={pages} />
            </>
          ) : (
            <p className="muted">
              <Trans>Nothing yet.</Trans>
            </p>
          )
        }}
      </Loaded>
    </section>
  )
}
