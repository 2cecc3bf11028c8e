import '../../../../components/staff/headline.css'
import '../../../../components/later/forms.css'
import './cohorts.css'
import type { CohortView } from '@ipt/contracts'
import { Button, buttonClass, EmptyState, Icon, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarRange, CircleAlert, CopyPlus, Plus, Settings } from 'lucide-react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { useNavigate } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useInstitution } from '../../../institutions/staff/later/use-institution.tsx'
import { PlacedOf } from './placed-of.tsx'

/** The seasons of an institution, the latest first. */
export default function CohortsPage() {
  const { t } = useLingui()
  const { id, choice } = useInstitution()
  const cohorts = trpc.cohorts.list.useQuery({ institutionId: id })
  return (
    <div className="page">
      <div className="headline">
        <PageHeading title={t`Seasons`} />
        <div className="row wrap">
          <Link className={buttonClass()} to="/coordinator/settings">
            <Icon of={Settings} />
            <Trans>Settings</Trans>
          </Link>
          <Link className={buttonClass({ variant: 'primary' })} to="/coordinator/cohorts/new">
            <Icon of={Plus} />
            <Trans>New season</Trans>
          </Link>
        </div>
        {choice}
      </div>
      <Loaded query={cohorts} lines={6}>
        {(all) =>
          all.length === 0 ? (
            <div className="card">
              <EmptyState icon={CalendarRange} title={<Trans>No season yet</Trans>}>
                <Trans>A season has its dates, its rules and its students. Next year it is made from this one with one press.</Trans>
              </EmptyState>
            </div>
          ) : (
            <ul className="card rows lines">
              {all.map((cohort) => (
                <CohortLine key={cohort.id} cohort={cohort} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  )
}

function CohortLine({ cohort }: { cohort: CohortView }) {
  const format = useFormats()
  const errorText = useErrorText()
  const navigate = useNavigate()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const { id, name, programme, startsOn, endsOn } = cohort
  const clone = trpc.cohorts.clone.useMutation({
    onSuccess: async (next) => {
      utils.cohorts.get.setData({ id: next.id }, next)
      void utils.cohorts.list.invalidate()
      navigate(`/coordinator/cohorts/${next.id}?view=rules`)
    },
  })
  return (
    <li>
      <div className="grow">
        <Link className="row-link" to={`/coordinator/cohorts/${id}`}>
          {name}
        </Link>
        <p className="hint">
          {programme ? programme.name : <Trans>all programmes</Trans>}
          {' · '}
          {format.date(startsOn)} – {format.date(endsOn)}
        </p>
      </div>
      <PlacedOf cohort={cohort} />
      <div className="end">
        <Button size="small" icon={CopyPlus} busy={clone.isPending} onClick={() => clone.mutate({ fromId: id, id: steadyId(id) })}>
          <Trans>Make next year's</Trans>
          <span className="sr">{name}</span>
        </Button>
      </div>
      {clone.error && !clone.isPending && (
        <Notice tone="flagged" icon={CircleAlert} role="alert">
          {errorText(clone.error)}
        </Notice>
      )}
    </li>
  )
}
