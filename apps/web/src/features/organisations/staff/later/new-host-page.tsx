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
import { HostForm } from './host-form.tsx'

/** A host that the registry doesn't have. */
export default function NewHostPage() {
  const { t } = useLingui()
  const toast = useToast()
  const navigate = useNavigate()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const { id: institutionId, choice } = useInstitution()
  const propose = trpc.organisations.propose.useMutation()
  return (
    <div className="page">
      <Link className="back sm" to="/coordinator/hosts">
        <Icon of={ChevronLeft} size="s" />
        <Trans>Hosts</Trans>
      </Link>
      <div className="headline">
        <div>
          <PageHeading title={t`New host`} />
          <p className="muted">
            <Trans>Your institution alone sees it, until you approve it for all.</Trans>
          </p>
        </div>
        {choice}
      </div>
      <div className="card pad">
        <HostForm
          name={`host.new.${institutionId}`}
          host={null}
          busy={propose.isPending}
          error={propose.error}
          submitLabel={<Trans>Add host</Trans>}
          onSubmit={(values, forget) =>
            propose.mutate(
              { ...values, institutionId, id: steadyId(values) },
              {
                onSuccess: async (host) => {
                  forget()
                  utils.organisations.get.setData({ id: host.id }, host)
                  void utils.organisations.list.invalidate()
                  toast({ text: t`Host added. Add its sites and contacts now.` })
                  navigate(`/coordinator/hosts/${host.id}`)
                },
              },
            )
          }
        />
      </div>
    </div>
  )
}
