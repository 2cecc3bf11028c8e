import '../../../../components/staff/headline.css'
import '../../../logbook/components/log-screen.css'
import { buttonClass, EmptyState, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarRange, ChevronLeft } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { AssignForm } from './assign-form.tsx'
import { openSeasons } from './assign-values.ts'

/** Students without a placement, placed together at a host. */
export default function AssignPage() {
  const { t } = useLingui()
  const options = trpc.placing.options.useQuery()
  return (
    <div className="page wide">
      <Link className="back sm" to="/coordinator/placements">
        <Icon of={ChevronLeft} size="s" />
        <Trans>All placements</Trans>
      </Link>
      <div className="headline">
        <PageHeading title={t`Place students`} />
      </div>
      <Loaded query={options} lines={10}>
        {(known) => (openSeasons(known).length > 0 ? <AssignForm options={known} /> : <NoSeason />)}
      </Loaded>
    </div>
  )
}

/** Before the first season, or when all are over. */
const NoSeason = () => (
  <div className="card">
    <EmptyState
      icon={CalendarRange}
      title={<Trans>No season is open</Trans>}
      action={
        <Link className={buttonClass({ variant: 'primary' })} to="/coordinator/cohorts">
          <Trans>To the seasons</Trans>
        </Link>
      }
    >
      <Trans>Students are placed in a season that is not over.</Trans>
    </EmptyState>
  </div>
)
