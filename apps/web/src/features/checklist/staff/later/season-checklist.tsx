import '../../../../components/later/forms.css'
import '../../../placements/staff/placement-table.css'
import type { CohortView } from '@ipt/contracts'
import { EmptyState } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { ListChecks, SearchX } from 'lucide-react'
import { useDeferredValue } from 'react'
import { Loaded } from '../../../../components/loaded.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import { FilterChips, useFilter } from '../../../../components/staff/filter-chips.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { SearchField, useSearchText } from '../../../../components/staff/search-field.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { CheckTable } from './check-table.tsx'
import { ChecklistItems } from './checklist-items.tsx'

const SHOWN = ['waiting', 'open', 'all'] as const

/** A season's checklist: what is asked for, and every student against it. */
export function SeasonChecklist({ cohort }: { cohort: CohortView }) {
  const items = trpc.checklist.get.useQuery({ cohortId: cohort.id })
  return (
    <Loaded query={items} lines={6}>
      {(data) => (
        <div className="sections">
          <ChecklistItems cohort={cohort} items={data} />
          {data.length > 0 && cohort.enrolled > 0 && <Checks cohortId={cohort.id} items={data} />}
        </div>
      )}
    </Loaded>
  )
}

function Checks({ cohortId, items }: { cohortId: string; items: Parameters<typeof CheckTable>[0]['items'] }) {
  const { t } = useLingui()
  const show = useFilter('show', SHOWN)
  const q = useDeferredValue(useSearchText())
  const { client } = trpc.useUtils()
  const input = { cohortId, show, limit: 50, ...(q.trim() ? { q } : {}) }
  const pages = usePages(getQueryKey(trpc.checklist.rows, input, 'infinite'), (cursor, signal) =>
    client.checklist.rows.query({ ...input, ...cursor }, { signal }),
  )
  const options = SHOWN.map((value) => ({
    value,
    label: { waiting: t`To be checked`, open: t`Something open`, all: t({ message: 'All', context: 'students' }) }[value],
  }))
  return (
    <section className="group filtered" aria-labelledby="checks">
      <h2 id="checks" tabIndex={-1}>
        <Trans>Students</Trans>
      </h2>
      <div className="filters">
        <SearchField label={t`Name or number`} />
        <FilterChips parameter="show" options={options} chosen={show} />
      </div>
      <Loaded query={pages} lines={8}>
        {({ pages: loaded }) => {
          const rows = loaded.flatMap((page) => page.items)
          return rows.length > 0 ? (
            <>
              <CheckTable cohortId={cohortId} items={items} rows={rows} />
              <ShowMore pages={pages} />
            </>
          ) : (
            <div className="card">
              <EmptyState icon={show === 'all' ? SearchX : ListChecks} title={<Trans>Nobody to show</Trans>}>
                {show === 'waiting' && !q ? (
                  <Trans>No answer waits for you. What students send stands here.</Trans>
                ) : (
                  <Trans>No student fits this search and filter.</Trans>
                )}
              </EmptyState>
            </div>
          )
        }}
      </Loaded>
    </section>
  )
}
