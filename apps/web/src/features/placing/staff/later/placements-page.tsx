import '../../../../components/staff/headline.css'
import '../../../placements/staff/placement-table.css'
import type { PlacementRow, PlacingOptions } from '@ipt/contracts'
import { buttonClass, EmptyState, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { MapPin, SearchX, UserPlus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import { FilterChips } from '../../../../components/staff/filter-chips.tsx'
import ExportLink from '../../../../components/staff/later/export-link.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { SearchField } from '../../../../components/staff/search-field.tsx'
import { focusOn } from '../../../../lib/focus.ts'
import { useSearchParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { PLACEMENT_STATUS_WORDS } from '../../../placements/staff/placement-words.ts'
import { filterFrom } from './placement-address.ts'
import { PlacementFilters } from './placement-filters.tsx'
import { PlacementRows } from './placement-rows.tsx'

const STATES = ['all', 'PROPOSED', 'CONFIRMED', 'ACTIVE', 'COMPLETED,ENDED_EARLY', 'CANCELLED'] as const

/** Every placement of the coordinator's institutions: found, chosen, and given supervisors or taken back together. */
export default function PlacementsPage() {
  const { t } = useLingui()
  const options = trpc.placing.options.useQuery()
  return (
    <div className="page wide">
      <div className="headline">
        <PageHeading title={t`Placements`} />
        <Link className={buttonClass({ variant: 'primary' })} to="/coordinator/assign">
          <Icon of={UserPlus} />
          <Trans>Place students</Trans>
        </Link>
      </div>
      <Loaded query={options} lines={10}>
        {(known) => <PlacementList options={known} />}
      </Loaded>
    </div>
  )
}

function PlacementList({ options }: { options: PlacingOptions }) {
  const { t, i18n } = useLingui()
  const utils = trpc.useUtils()
  const [search] = useSearchParams()
  const filter = filterFrom(useDeferredValue(search))
  const [chosen, setChosen] = useState<ReadonlyMap<string, PlacementRow>>(new Map())
  const input = { ...filter, limit: 50 }
  const pages = usePages(getQueryKey(trpc.placing.find, input, 'infinite'), (cursor, signal) =>
    utils.client.placing.find.query({ ...input, ...cursor }, { signal }),
  )
  const words: Record<(typeof STATES)[number], string> = {
    all: t({ message: 'All', context: 'placements' }),
    PROPOSED: i18n._(PLACEMENT_STATUS_WORDS.PROPOSED),
    CONFIRMED: i18n._(PLACEMENT_STATUS_WORDS.CONFIRMED),
    ACTIVE: i18n._(PLACEMENT_STATUS_WORDS.ACTIVE),
    'COMPLETED,ENDED_EARLY': t`Over`,
    CANCELLED: i18n._(PLACEMENT_STATUS_WORDS.CANCELLED),
  }
  const asked = search.get('status') ?? 'all'
  const done = () => {
    setChosen(new Map())
    void utils.placing.invalidate()
    void utils.placements.invalidate()
    void utils.cohorts.invalidate()
    focusOn('placements')
  }
  return (
    <section className="group filtered" aria-labelledby="placements">
      <h2 className="sr" id="placements" tabIndex={-1}>
        <Trans>Placements</Trans>
      </h2>
      <div className="filters">
        <SearchField label={t`Student, number or company`} />
        <FilterChips
          parameter="status"
          options={STATES.map((value) => ({ value, label: words[value] }))}
          chosen={asked as (typeof STATES)[number]}
        />
        <ExportLink name="placements" filter={filter} />
      </div>
      <PlacementFilters filter={filter} options={options} />
      <Loaded query={pages} lines={8}>
        {({ pages: loaded }) => {
          const rows = loaded.flatMap((page) => page.items)
          return rows.length > 0 ? (
            <>
              <PlacementRows rows={rows} chosen={chosen} onChoose={setChosen} options={options} onDone={done} />
              <ShowMore pages={pages} />
            </>
          ) : (
            <div className="card">
              <EmptyState icon={search.size > 0 ? SearchX : MapPin} title={<Trans>No placements here</Trans>}>
                {search.size > 0 ? (
                  <Trans>None fits this search and filter.</Trans>
                ) : (
                  <Trans>Place students, or let them apply: what comes of it stands here.</Trans>
                )}
              </EmptyState>
            </div>
          )
        }}
      </Loaded>
    </section>
  )
}
