import '../../../../components/staff/headline.css'
import '../../../../components/later/forms.css'
import '../../../logbook/components/log-screen.css'
import { Icon, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft } from 'lucide-react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { Link } from '../../../../components/link.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { useNavigate } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useInstitution } from '../../../institutions/staff/later/use-institution.tsx'
import { CohortForm } from './cohort-form.tsx'

/** A season that no other comes before. */
export default function NewCohortPage() {
  const { t } = useLingui()
  const toast = useToast()
  const navigate = useNavigate()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const { id: institutionId, choice } = useInstitution()
  const open = trpc.cohorts.open.useMutation()
  return (
    <div className="page">
      <Link className="back sm" to="/coordinator/cohorts">
        <Icon of={ChevronLeft} size="s" />
        <Trans>Seasons</Trans>
      </Link>
      <div className="headline">
        <PageHeading title={t`New season`} />
        {choice}
      </div>
      <div className="card pad">
        <CohortForm
          key={institutionId}
          name={`cohort.new.${institutionId}`}
          institutionId={institutionId}
          cohort={null}
          busy={open.isPending}
          error={open.error}
          onSubmit={(sent, forget) =>
            open.mutate(
              { ...sent, institutionId, id: steadyId(sent) },
              {
                onSuccess: async (cohort) => {
                  forget()
                  utils.cohorts.get.setData({ id: cohort.id }, cohort)
                  void utils.cohorts.list.invalidate()
                  toast({ text: t`Season opened. Enrol its students now.` })
                  navigate(`/coordinator/cohorts/${cohort.id}?show=others`)
                },
              },
            )
          }
        />
      </div>
    </div>
  )
}
