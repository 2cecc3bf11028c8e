import './webhooks.css'
import '../../../../components/staff/headline.css'
import '../../../../components/later/forms.css'
import '../../../logbook/components/log-screen.css'
import type { WebhookView } from '@ipt/contracts'
import { Icon, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, CircleAlert, CirclePause } from 'lucide-react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { Mark } from '../../../../components/staff/later/mark.tsx'
import { useVersion } from '../../../../components/staff/later/use-version.ts'
import { useFormats } from '../../../../lib/format.ts'
import { useParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { Deliveries } from './deliveries.tsx'
import { Secret } from './secret.tsx'
import { WebhookActs } from './webhook-acts.tsx'
import { WebhookForm } from './webhook-form.tsx'
import { STATE_WORDS } from './webhook-words.ts'

/** One webhook: how it stands, its secret, what it is told of, and what was sent to it. */
export default function WebhookPage() {
  const { id = '' } = useParams()
  const webhook = trpc.webhooks.get.useQuery({ id })
  return (
    <div className="page webhooks">
      <Link
        className="back sm"
        to={webhook.data ? `/coordinator/settings?institution=${webhook.data.institutionId}` : '/coordinator/settings'}
      >
        <Icon of={ChevronLeft} size="s" />
        <Trans>Settings</Trans>
      </Link>
      <Loaded query={webhook} lines={10}>
        {(data) => <Webhook key={data.id} webhook={data} />}
      </Loaded>
    </div>
  )
}

function Webhook({ webhook }: { webhook: WebhookView }) {
  const { i18n } = useLingui()
  const { label, ...look } = STATE_WORDS[webhook.state]
  return (
    <>
      <div className="headline">
        <div>
          <PageHeading title={webhook.name} />
          <p className="muted webhook-url">{webhook.url}</p>
        </div>
        <Mark {...look}>{i18n._(label)}</Mark>
      </div>
      <div className="sections">
        <div className="group">
          <Standing webhook={webhook} />
          <WebhookActs webhook={webhook} />
        </div>
        <Secret id={webhook.id} />
        <Deliveries webhook={webhook} />
        <Edit webhook={webhook} />
      </div>
    </>
  )
}

/** What keeps messages from it, if anything does. */
function Standing({ webhook: { state, offReason, failingSince, lastDeliveredAt } }: { webhook: WebhookView }) {
  const format = useFormats()
  return (
    <>
      {state === 'OFF' && (
        <Notice tone="flagged" icon={CircleAlert}>
          {offReason === 'GONE' ? (
            <Trans>The receiver says that it is gone for good, so it was switched off. What happens now is not kept for it.</Trans>
          ) : (
            <Trans>Nothing has arrived there for 5 days, so it was switched off. What happens now is not kept for it.</Trans>
          )}
        </Notice>
      )}
      {state === 'PAUSED' && (
        <Notice tone="returned" icon={CirclePause}>
          <Trans>What happens is kept for up to 30 days, and sent in its order when it goes on.</Trans>
        </Notice>
      )}
      {state === 'ACTIVE' && failingSince && (
        <Notice tone="returned" icon={CircleAlert}>
          <Trans>Nothing has arrived there since {format.moment(failingSince)}. It is tried again; after 5 days it is switched off.</Trans>
        </Notice>
      )}
      <p className="hint">
        {lastDeliveredAt ? (
          <Trans>A message arrived last on {format.moment(lastDeliveredAt)}.</Trans>
        ) : (
          <Trans>No message has arrived yet. A test shows whether one does.</Trans>
        )}
      </p>
    </>
  )
}

function Edit({ webhook }: { webhook: WebhookView }) {
  const { t } = useLingui()
  const toast = useToast()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const edit = trpc.webhooks.edit.useMutation()
  const version = useVersion(webhook.version, edit.error)
  const { id, name, url, types } = webhook
  return (
    <details className="card fold">
      <summary>
        <span className="m">
          <Trans>Change name, address or events</Trans>
        </span>
      </summary>
      <div className="pad">
        <WebhookForm
          keptAs={`webhook.${id}`}
          start={{ name, url, types }}
          busy={edit.isPending}
          error={edit.error}
          onSubmit={(values, forget) => {
            const sent = { id, version: version.current(), ...values }
            edit.mutate(
              { ...sent, requestId: steadyId(sent) },
              {
                onSuccess: (next) => {
                  forget()
                  version.set(next.version)
                  utils.webhooks.get.setData({ id }, next)
                  void utils.webhooks.list.invalidate()
                  toast({ text: t`Webhook saved.` })
                },
              },
            )
          }}
        >
          <Trans>Save webhook</Trans>
        </WebhookForm>
      </div>
    </details>
  )
}
