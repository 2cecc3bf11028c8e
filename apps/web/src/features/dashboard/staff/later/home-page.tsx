import '../../../../components/staff/headline.css'
import './home.css'
import type { DashboardView } from '@ipt/contracts'
import { buttonClass, EmptyState, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarRange, Plus } from 'lucide-react'
import PageKeys from '../../../../components/later/page-keys.tsx'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { useSearchParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { OpenFlags } from '../../../flags/staff/open-flags.tsx'
import { ArrivedCard } from './arrived-card.tsx'
import { NeedsYou } from './needs-you.tsx'
import { PlacedCard } from './placed-card.tsx'
import { SeasonPicker } from './season-picker.tsx'
import { WaitingCard } from './waiting-card.tsx'
import { WeeksCard } from './weeks-card.tsx'

/** Half of what "at most two seconds old" allows, for a page on which nothing else tells that something moved. */
const LOOK_AGAIN_MS = 30_000

/** The coordinator's home: how a season stands, and what waits for them. Every number opens the rows behind it. */
export default function HomePage() {
  const [search] = useSearchParams()
  const cohortId = search.get('season')
  const dashboard = trpc.dashboard.get.useQuery(cohortId ? { cohortId } : {}, { refetchInterval: LOOK_AGAIN_MS })
  return (
    <div className="page wide home">
      <Loaded query={dashboard} lines={14}>
        {(view) => (view ? <Season view={view} /> : <NoSeason />)}
      </Loaded>
    </div>
  )
}

function Season({ view }: { view: DashboardView }) {
  const format = useFormats()
  const { cohort, seasons, countedAt } = view
  return (
    <>
      <div className="headline">
        <div>
          <PageHeading title={cohort.name} />
          <p className="muted">
            <Link to={`/coordinator/cohorts/${cohort.id}`}>
              <Trans>
                {format.date(cohort.startsOn)} to {format.date(cohort.endsOn)}
              </Trans>
            </Link>
          </p>
        </div>
        <PageKeys rows="main .home a" />
        {seasons.length > 0 && <SeasonPicker view={view} />}
      </div>
      <div className="home-grid">
        <PlacedCard view={view} />
        <NeedsYou view={view} />
        <ArrivedCard view={view} />
        <WeeksCard view={view} />
        <WaitingCard view={view} />
      </div>
      <div className="home-flags">
        <OpenFlags />
      </div>
      <p className="hint">
        <Trans>Counted at {format.time(countedAt)}, from the record of events.</Trans>
      </p>
    </>
  )
}

/** What comes first at a new institution. */
function NoSeason() {
  const { t } = useLingui()
  return (
    <>
      <PageHeading title={t`Season`} />
      <div className="card">
        <EmptyState
          icon={CalendarRange}
          title={<Trans>No season yet</Trans>}
          action={
            <Link className={buttonClass({ variant: 'primary' })} to="/coordinator/cohorts/new">
              <Icon of={Plus} />
              <Trans>Open a season</Trans>
            </Link>
          }
        >
          <Trans>
            First come departments and programmes in the <Link to="/coordinator/settings">settings</Link>, then a season, then its students.
            How they are placed and what they log stands here.
          </Trans>
        </EmptyState>
      </div>
    </>
  )
}
