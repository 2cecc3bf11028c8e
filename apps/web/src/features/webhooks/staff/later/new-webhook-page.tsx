import './webhooks.css'
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
import { WebhookForm } from './webhook-form.tsx'

/** An address more that is told what happens. */
export default function NewWebhookPage() {
  const { t } = useLingui()
  const toast = useToast()
  const navigate = useNavigate()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const { id: institutionId, choice } = useInstitution()
  const add = trpc.webhooks.add.useMutation()
  return (
    <div className="page">
      <Link className="back sm" to={`/coordinator/settings?institution=${institutionId}`}>
        <Icon of={ChevronLeft} size="s" />
        <Trans>Settings</Trans>
      </Link>
      <div className="headline">
        <div>
          <PageHeading title={t`New webhook`} />
          <p className="muted">
            <Trans>It is told what happens from now on, and gets a secret by which it knows that a message is ours.</Trans>
          </p>
        </div>
        {choice}
      </div>
      <div className="card pad webhooks">
        <WebhookForm
          key={institutionId}
          keptAs={`webhook.new.${institutionId}`}
          start={{ name: '', url: '', types: [] }}
          busy={add.isPending}
          error={add.error}
          onSubmit={(values, forget) =>
            add.mutate(
              { id: steadyId({ institutionId, ...values }), institutionId, ...values },
              {
                onSuccess: (webhook) => {
                  forget()
                  utils.webhooks.get.setData({ id: webhook.id }, webhook)
                  void utils.webhooks.list.invalidate()
                  toast({ text: t`Webhook added. Give its secret to the receiver, then send a test.` })
                  navigate(`/coordinator/settings/webhooks/${webhook.id}`)
                },
              },
            )
          }
        >
          <Trans>Add webhook</Trans>
        </WebhookForm>
      </div>
    </div>
  )
}
