import '../../../placements/staff/placement-table.css'
import type { CohortView } from '@ipt/contracts'
import { useToast } from '@ipt/ui'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { useDeferredValue, useState } from 'react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { Loaded } from '../../../../components/loaded.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import { FilterChips, useFilter } from '../../../../components/staff/filter-chips.tsx'
import ExportLink from '../../../../components/staff/later/export-link.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { SearchField, useSearchText } from '../../../../components/staff/search-field.tsx'
import { focusOn } from '../../../../lib/focus.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { EnrolProgramme } from './enrol-programme.tsx'
import { StudentTable } from './student-table.tsx'

const SHOWN = ['enrolled', 'unplaced', 'placed', 'others'] as const

/** The students of a season, and those who could be in it. Chosen ones come in or go out with one press. */
export function SeasonStudents({ cohort }: { cohort: CohortView }) {
  const { t } = useLingui()
  const toast = useToast()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const show = useFilter('show', SHOWN)
  const q = useDeferredValue(useSearchText())
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const filter = { cohortId: cohort.id, show, ...(q.trim() ? { q } : {}) }
  const input = { ...filter, limit: 50 }
  const pages = usePages(getQueryKey(trpc.cohorts.students, input, 'infinite'), (cursor, signal) =>
    utils.client.cohorts.students.query({ ...input, ...cursor }, { signal }),
  )
  const done = (next: CohortView, text: string) => {
    utils.cohorts.get.setData({ id: next.id }, next)
    void utils.cohorts.students.invalidate()
    void utils.cohorts.list.invalidate()
    void utils.checklist.rows.invalidate()
    setChosen(new Set())
    focusOn('season-students')
    toast({ text })
  }
  const enrol = trpc.enrolments.enrol.useMutation({
    onSuccess: (next) =>
      done(next, plural(next.enrolled, { one: 'Enrolled: # student is in the season.', other: 'Enrolled: # students are in the season.' })),
  })
  const end = trpc.enrolments.end.useMutation({
    onSuccess: (next) =>
      done(
        next,
        plural(next.enrolled, { one: 'Taken out: # student is in the season.', other: 'Taken out: # students are in the season.' }),
      ),
  })
  const act = show === 'others' ? enrol : end
  const options = SHOWN.map((value) => ({
    value,
    label: { enrolled: t`In the season`, unplaced: t`Not placed`, placed: t`Placed`, others: t`Not in the season` }[value],
    count: { enrolled: cohort.enrolled, unplaced: cohort.enrolled - cohort.placed, placed: cohort.placed, others: undefined }[value],
  }))
  return (
    <section className="group filtered" aria-labelledby="season-students">
      <h2 className="sr" id="season-students" tabIndex={-1}>
        <Trans>Students</Trans>
      </h2>
      <div className="filters">
        <SearchField label={t`Name or number`} />
        <FilterChips parameter="show" options={options} chosen={show} />
        <ExportLink name="students" filter={filter} />
      </div>
      {show === 'others' && (
        <EnrolProgramme
          cohort={cohort}
          onEnrol={(programmeId) => enrol.mutate({ cohortId: cohort.id, programmeId, requestId: steadyId(programmeId) })}
          busy={enrol.isPending}
        />
      )}
      <Loaded query={pages} lines={8}>
        {({ pages: loaded }) => (
          <>
            <StudentTable
              students={loaded.flatMap((page) => page.items)}
              show={show}
              searched={q.trim() !== ''}
              chosen={chosen}
              onChoose={setChosen}
              busy={act.isPending}
              error={act.error}
              onAct={(studentIds) => {
                const sent = { cohortId: cohort.id, studentIds }
                act.mutate({ ...sent, requestId: steadyId([show, sent]) })
              }}
            />
            <ShowMore pages={pages} />
          </>
        )}
      </Loaded>
    </section>
  )
}
