import type { DeliveryLine, DeliveryView } from '@ipt/contracts'
import { Button, Dialog, FieldError, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Send } from 'lucide-react'
import { Loaded } from '../../../../components/loaded.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useSameAct } from '../../../../lib/use-same-act.ts'
import { FAULT_WORDS } from './webhook-words.ts'

/** A message as it is sent, and what was answered. */
export function DeliveryDialog({ line, onClose }: { line: DeliveryLine | null; onClose: () => void }) {
  const { t } = useLingui()
  return (
    <Dialog open={line !== null} onClose={onClose} title={line?.type ?? ''} closeLabel={t`Close`}>
      {line && <Message id={line.id} onSent={onClose} />}
    </Dialog>
  )
}

function Message({ id, onSent }: { id: string; onSent: () => void }) {
  const delivery = trpc.webhooks.delivery.useQuery({ id })
  return (
    <Loaded query={delivery} lines={8}>
      {(data) => <Whole delivery={data} onSent={onSent} />}
    </Loaded>
  )
}

function Whole({ delivery, onSent }: { delivery: DeliveryView; onSent: () => void }) {
  const { t, i18n } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const format = useFormats()
  const utils = trpc.useUtils()
  const act = useSameAct()
  const again = trpc.webhooks.redeliver.useMutation({
    onSuccess: () => {
      toast({ text: t`It is on its way again, under the same id.` })
      onSent()
    },
    onSettled: () => utils.webhooks.invalidate(),
  })
  const { id, body, fault, detail, status, answer, durationMs, tries, triedAt, nextTryAt, state } = delivery
  return (
    <div className="group webhooks">
      <p className="hint">
        webhook-id <code>{id}</code>
      </p>
      {triedAt && (
        <p>
          <Trans>
            Try {tries}, {format.moment(triedAt)}
          </Trans>
          {durationMs !== null && ` · ${format.number(durationMs)} ms`}
          {status !== null && ` · ${status}`}
        </p>
      )}
      {fault && (
        <p>
          {i18n._(FAULT_WORDS[fault])}{' '}
          {detail && (
            <span className="hint" lang="en">
              {detail}
            </span>
          )}
        </p>
      )}
      {state === 'WAITING' && nextTryAt && tries > 0 && (
        <p className="hint">
          <Trans>It is tried again on {format.moment(nextTryAt)}.</Trans>
        </p>
      )}
      <h3 className="label">
        <Trans context="webhook">What is sent</Trans>
      </h3>
      <pre className="webhook-body">{indented(body)}</pre>
      {answer && (
        <>
          <h3 className="label">
            <Trans context="webhook">What was answered</Trans>
          </h3>
          <pre className="webhook-body">{answer}</pre>
        </>
      )}
      {delivery.can.includes('redeliver') && (
        <div>
          <Button icon={Send} busy={again.isPending} onClick={() => !again.isPending && again.mutate({ id, requestId: act(id) })}>
            <Trans>Send again</Trans>
          </Button>
        </div>
      )}
      <div role="alert">
        <FieldError>{again.error && !again.isPending ? errorText(again.error) : null}</FieldError>
      </div>
    </div>
  )
}

const indented = (body: string): string => JSON.stringify(JSON.parse(body), null, 2)
