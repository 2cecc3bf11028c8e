import '../../logbook/components/log-screen.css'
import { EmptyState, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarRange, ChevronLeft } from 'lucide-react'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { trpc } from '../../../lib/trpc.ts'
import { useStudentPlacement } from './use-student-placement.ts'
import { WeekList } from './week-list.tsx'

/** Every week of a student's placement, newest first. */
export default function StudentWeeksPage() {
  const { t } = useLingui()
  const { placement, query } = useStudentPlacement()
  return (
    <div className="page stack">
      <div>
        <Link className="back sm" to="/student/logs">
          <Icon of={ChevronLeft} size="s" />
          <Trans>My logs</Trans>
        </Link>
        <PageHeading title={t`My weeks`} />
        {placement && (
          <p className="muted">
            {placement.organisation}, {placement.site}
          </p>
        )}
      </div>
      <Loaded query={query} lines={8}>
        {() => (placement ? <Weeks placementId={placement.id} /> : <NoWeeks />)}
      </Loaded>
    </div>
  )
}

function Weeks({ placementId }: { placementId: string }) {
  const weeks = trpc.weeks.list.useQuery({ placementId })
  return (
    <Loaded query={weeks} lines={8}>
      {(all) => (all.length > 0 ? <WeekList role="student" placementId={placementId} weeks={all} /> : <NoWeeks />)}
    </Loaded>
  )
}

const NoWeeks = () => (
  <EmptyState icon={CalendarRange} title={<Trans>No weeks yet</Trans>}>
    <Trans>Once your placement has begun, each week stands here, with its days and whether it is signed.</Trans>
  </EmptyState>
)
