import '../../../components/staff/headline.css'
import './season-page.css'
import type { PlacementView } from '@ipt/contracts'
import { EmptyState } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { MapPin } from 'lucide-react'
import { Suspense } from 'react'
import { Loaded } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { FilterChips, useFilter } from '../../../components/staff/filter-chips.tsx'
import { later } from '../../../lib/later.ts'
import { trpc } from '../../../lib/trpc.ts'
import { OpenFlags } from '../../flags/staff/open-flags.tsx'
import { FilteredPlacements } from '../../placements/staff/filtered-placements.tsx'
import { arrivalWord, PLACEMENT_STATUS_WORDS } from '../../placements/staff/placement-words.ts'
import { type Season, seasonsOf } from '../../placements/staff/season.ts'
import { SeasonLine } from '../../placements/staff/season-line.tsx'
import { StateCounts } from './state-counts.tsx'

const PageKeys = later(() => import('../../../components/staff/later/page-keys.tsx'))

/** The coordinator's season: flags to end, where the logs stand, and who is placed where. */
export function SeasonPage() {
  const { t } = useLingui()
  const placements = trpc.placements.list.useQuery({ as: 'coordinator' })
  const seasons = seasonsOf(placements.data ?? [])
  const ids = seasons.map(({ id }) => id)
  const chosen = useFilter('season', [ids[0] ?? '', ...ids.slice(1)])
  const season = seasons.find(({ id }) => id === chosen)

  return (
    <div className="page wide">
      <div className="headline">
        <div>
          <PageHeading title={season?.name ?? t`Season`} />
          {season && (
            <p className="muted">
              <SeasonLine season={season} />
            </p>
          )}
        </div>
        <Suspense>
          <PageKeys rows="main a.name" />
        </Suspense>
        {seasons.length > 1 && (
          <FilterChips parameter="season" options={seasons.map(({ id, name }) => ({ value: id, label: name }))} chosen={chosen} />
        )}
      </div>
      <div className="season-cols">
        <OpenFlags />
        <StateCounts />
      </div>
      <section className="group season-places" aria-labelledby="places">
        <h2 id="places">
          <Trans>Placements</Trans>
        </h2>
        <Loaded query={placements} lines={10}>
          {(all) => <SeasonPlacements all={all} season={season} />}
        </Loaded>
      </section>
    </div>
  )
}

function SeasonPlacements({ all, season }: { all: readonly PlacementView[]; season: Season | undefined }) {
  const { t, i18n } = useLingui()
  if (!season) {
    return (
      <div className="card">
        <EmptyState icon={MapPin} title={<Trans>No season yet</Trans>}>
          <Trans>
            Next come a season, its students, and where each of them is placed. Then they stand here, with their arrival and their logs.
          </Trans>
        </EmptyState>
      </div>
    )
  }
  return (
    <FilteredPlacements
      placements={all.filter(({ cohort }) => cohort.id === season.id)}
      caption={t`Placements`}
      needLabel={t`At risk`}
      to={({ id }) => `/coordinator/placements/${id}`}
      column={{
        head: t`State`,
        cell: (placement) => (
          <>
            <span>{i18n._(PLACEMENT_STATUS_WORDS[placement.status])}</span>
            <span className="hint">{i18n._(arrivalWord(placement))}</span>
          </>
        ),
      }}
    />
  )
}
