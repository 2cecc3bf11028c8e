import '../../../../components/staff/headline.css'
import '../../../../components/later/forms.css'
import '../../../logbook/components/log-screen.css'
import './cohorts.css'
import type { CohortView } from '@ipt/contracts'
import { Icon, useToast } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft } from 'lucide-react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import NotFound from '../../../../components/not-found.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { FilterChips, useFilter } from '../../../../components/staff/filter-chips.tsx'
import { useVersion } from '../../../../components/staff/later/use-version.ts'
import { codeOf } from '../../../../lib/errors.ts'
import { useFormats } from '../../../../lib/format.ts'
import { useParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { SeasonChecklist } from '../../../checklist/staff/later/season-checklist.tsx'
import { CohortForm } from './cohort-form.tsx'
import { SeasonStudents } from './season-students.tsx'

const VIEWS = ['students', 'checklist', 'rules'] as const

/** One season: who is in it, what they show before they begin, and its dates and rules. */
export default function CohortPage() {
  const { id = '' } = useParams()
  const cohort = trpc.cohorts.get.useQuery({ id })
  if (codeOf(cohort.error) === 'COHORT_NOT_FOUND' || codeOf(cohort.error) === 'INPUT_INVALID') return <NotFound />
  return (
    <div className="page wide">
      <Link className="back sm" to="/coordinator/cohorts">
        <Icon of={ChevronLeft} size="s" />
        <Trans>Seasons</Trans>
      </Link>
      <Loaded query={cohort} lines={8}>
        {(data) => <OneCohort key={data.id} cohort={data} />}
      </Loaded>
    </div>
  )
}

function OneCohort({ cohort }: { cohort: CohortView }) {
  const { t } = useLingui()
  const view = useFilter('view', VIEWS)
  const options = VIEWS.map((value) => ({
    value,
    label: { students: t`Students`, checklist: t`Checklist`, rules: t`Dates and rules` }[value],
    count: { students: cohort.enrolled, checklist: cohort.checklist, rules: undefined }[value],
  }))
  return (
    <>
      <div className="headline">
        <div>
          <PageHeading title={cohort.name} />
          <SeasonFacts cohort={cohort} />
        </div>
      </div>
      <div className="stack">
        <FilterChips parameter="view" options={options} chosen={view} />
        {view === 'students' && <SeasonStudents cohort={cohort} />}
        {view === 'checklist' && <SeasonChecklist cohort={cohort} />}
        {view === 'rules' && <Rules cohort={cohort} />}
      </div>
    </>
  )
}

function SeasonFacts({ cohort }: { cohort: CohortView }) {
  const format = useFormats()
  const { startsOn, endsOn, programme, expectedDays, placed, enrolled, clonedFrom } = cohort
  return (
    <p className="muted season-facts">
      <span>
        {format.date(startsOn)} – {format.date(endsOn)}
      </span>
      <span>{programme ? programme.name : <Trans>all programmes</Trans>}</span>
      <span>
        <Plural value={expectedDays} one="# working day without holidays" other="# working days without holidays" />
      </span>
      <span>
        <Trans>
          {placed} of {enrolled} placed
        </Trans>
      </span>
      {clonedFrom && (
        <span>
          <Trans>made from {clonedFrom.name}</Trans>
        </span>
      )}
    </p>
  )
}

function Rules({ cohort }: { cohort: CohortView }) {
  const { t } = useLingui()
  const toast = useToast()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const edit = trpc.cohorts.edit.useMutation()
  const version = useVersion(cohort.version, edit.error)
  return (
    <section className="card pad page-narrow" aria-label={t`Dates and rules`}>
      <CohortForm
        name={`cohort.${cohort.id}`}
        institutionId={cohort.institutionId}
        cohort={cohort}
        busy={edit.isPending}
        error={edit.error}
        onSubmit={(values, forget) => {
          const sent = { ...values, id: cohort.id, version: version.current() }
          edit.mutate(
            { ...sent, requestId: steadyId(sent) },
            {
              onSuccess: (next) => {
                forget()
                version.set(next.version)
                utils.cohorts.get.setData({ id: next.id }, next)
                void utils.cohorts.list.invalidate()
                void utils.placements.invalidate()
                toast({ text: t`Season saved.` })
              },
            },
          )
        }}
      />
    </section>
  )
}
