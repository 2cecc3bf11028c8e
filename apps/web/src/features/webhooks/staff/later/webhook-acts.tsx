import type { WebhookView } from '@ipt/contracts'
import { Button, Dialog, FieldError, useToast } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CirclePause, Play, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useNavigate } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useSameAct } from '../../../../lib/use-same-act.ts'

/** What can be done with a webhook: test it, hold it, let it go on, remove it. */
export function WebhookActs({ webhook: { id, institutionId, state, waiting } }: { webhook: WebhookView }) {
  const { t } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const utils = trpc.useUtils()
  const act = useSameAct()
  const [removing, setRemoving] = useState(false)
  const settled = { onSettled: () => utils.webhooks.invalidate() }
  const said = (text: string) => {
    act.done()
    toast({ text })
  }
  const ping = trpc.webhooks.ping.useMutation({
    ...settled,
    onSuccess: () => said(t`The test is on its way. What came of it stands below.`),
  })
  const pause = trpc.webhooks.pause.useMutation({ ...settled, onSuccess: () => said(t`Paused.`) })
  const resume = trpc.webhooks.resume.useMutation({ ...settled, onSuccess: () => said(t`It goes on.`) })
  const busy = ping.isPending || pause.isPending || resume.isPending
  const error = [ping, pause, resume].find((each) => each.error && !each.isPending)?.error
  return (
    <>
      <div className="row wrap">
        <Button
          icon={Send}
          busy={ping.isPending}
          onClick={() => !busy && ping.mutate({ id: act(`ping ${id}`), endpointId: id })}
          variant="primary"
        >
          <Trans>Send a test</Trans>
        </Button>
        {state === 'ACTIVE' ? (
          <Button icon={CirclePause} busy={pause.isPending} onClick={() => !busy && pause.mutate({ id, requestId: act(`pause ${id}`) })}>
            <Trans>Pause</Trans>
          </Button>
        ) : (
          <Button icon={Play} busy={resume.isPending} onClick={() => !busy && resume.mutate({ id, requestId: act(`resume ${id}`) })}>
            <Trans>Go on</Trans>
          </Button>
        )}
        <Button variant="quiet" icon={Trash2} onClick={() => setRemoving(true)}>
          <Trans>Remove</Trans>
        </Button>
      </div>
      {waiting > 0 && (
        <p className="hint">
          <Plural value={waiting} one="# message waits." other="# messages wait." />
        </p>
      )}
      <div role="alert">
        <FieldError>{error ? errorText(error) : null}</FieldError>
      </div>
      <Dialog open={removing} onClose={() => setRemoving(false)} title={t`Remove this webhook`} closeLabel={t`Close`}>
        {removing && <Remove id={id} institutionId={institutionId} onCancel={() => setRemoving(false)} />}
      </Dialog>
    </>
  )
}

function Remove({ id, institutionId, onCancel }: { id: string; institutionId: string; onCancel: () => void }) {
  const { t } = useLingui()
  const toast = useToast()
  const navigate = useNavigate()
  const utils = trpc.useUtils()
  const act = useSameAct()
  const remove = trpc.webhooks.remove.useMutation({
    onSuccess: () => {
      void utils.webhooks.list.invalidate()
      toast({ text: t`Webhook removed.` })
      navigate(`/coordinator/settings?institution=${institutionId}`)
    },
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!remove.isPending) remove.mutate({ id, institutionId, requestId: act(id) })
      }}
    >
      <p>
        <Trans>With it goes its secret, what waits for it, and the list of what was sent. To hold it for a while, pause it.</Trans>
      </p>
      <FormEnd busy={remove.isPending} error={remove.error} icon={Trash2} onCancel={onCancel}>
        <Trans>Remove webhook</Trans>
      </FormEnd>
    </form>
  )
}
