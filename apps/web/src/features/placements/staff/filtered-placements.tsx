import type { PlacementView } from '@ipt/contracts'
import { buttonClass, EmptyState } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { SearchX } from 'lucide-react'
import { Link } from '../../../components/link.tsx'
import { FilterChips, useFilter } from '../../../components/staff/filter-chips.tsx'
import { SearchField, useSearchText } from '../../../components/staff/search-field.tsx'
import { useLocation } from '../../../lib/router.ts'
import { findPlacements } from './find-placements.ts'
import { PlacementTable, type PlacementTableProps } from './placement-table.tsx'
import { byRisk, needsSomebody } from './signs.ts'

/** Everybody, those whom somebody should see to, those whose logs wait to be validated. */
const VIEWS = ['all', 'need', 'validate'] as const
const IN_VIEW: Record<(typeof VIEWS)[number], (placement: PlacementView) => boolean> = {
  all: () => true,
  need: needsSomebody,
  validate: ({ logs }) => logs.verified > 0,
}

export interface FilteredPlacementsProps extends PlacementTableProps {
  /** What the chip of those at risk is called: it depends on whose work they are. */
  needLabel: string
}

/** Placements with a search and filters, both in the address, most at risk first. */
export function FilteredPlacements({ placements, needLabel, ...table }: FilteredPlacementsProps) {
  const { t } = useLingui()
  const { pathname } = useLocation()
  const view = useFilter('show', VIEWS)
  const found = findPlacements(placements, useSearchText())
  const shown = byRisk(found.filter(IN_VIEW[view]))
  const options = VIEWS.map((value) => ({
    value,
    label: { all: t({ message: 'All', context: 'students' }), need: needLabel, validate: t`To validate` }[value],
    count: found.filter(IN_VIEW[value]).length,
  }))
  return (
    <div className="group filtered">
      <div className="filters">
        <SearchField label={t`Student or company`} />
        <FilterChips parameter="show" options={options} chosen={view} />
      </div>
      {shown.length > 0 ? (
        <PlacementTable {...table} placements={shown} />
      ) : (
        <div className="card">
          <EmptyState
            icon={SearchX}
            title={<Trans>Nobody to show</Trans>}
            action={
              <Link className={buttonClass()} to={pathname}>
                <Trans context="students">Show all</Trans>
              </Link>
            }
          >
            <Trans>No student fits this search and filter.</Trans>
          </EmptyState>
        </div>
      )}
    </div>
  )
}
