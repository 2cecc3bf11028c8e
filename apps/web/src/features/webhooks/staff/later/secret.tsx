import { Button, FieldError, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Eye, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { ShownOnce } from '../../../../components/later/shown-once.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useSameAct } from '../../../../lib/use-same-act.ts'

/** What messages are signed with: shown when asked for, and replaced. */
export function Secret({ id }: { id: string }) {
  const [shown, setShown] = useState(false)
  return (
    <section className="group" aria-labelledby="secret">
      <h2 id="secret">
        <Trans>Secret</Trans>
      </h2>
      <p className="hint measure">
        <Trans>Messages are signed with it (Standard Webhooks). The receiver needs it to know that they are ours; nobody else does.</Trans>
      </p>
      {shown ? (
        <Shown id={id} />
      ) : (
        <div>
          <Button icon={Eye} onClick={() => setShown(true)}>
            <Trans>Show the secret</Trans>
          </Button>
        </div>
      )}
    </section>
  )
}

function Shown({ id }: { id: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const toast = useToast()
  const errorText = useErrorText()
  const utils = trpc.useUtils()
  const act = useSameAct()
  const secret = trpc.webhooks.secret.useQuery({ id }, { gcTime: 0 })
  const replace = trpc.webhooks.replaceSecret.useMutation({
    onSuccess: (next) => {
      act.done()
      utils.webhooks.secret.setData({ id }, next)
      toast({ text: t`There is a new secret. Give it to the receiver within 24 hours.` })
    },
  })
  return (
    <Loaded query={secret} lines={2}>
      {({ secret: value, overlapUntil }) => (
        <div className="card pad group">
          {value === null ? (
            <Notice tone="flagged" icon={CircleAlert}>
              <Trans>It can no longer be read, since the server has another IPT_SECRET. Nothing is sent until there is a new one.</Trans>
            </Notice>
          ) : (
            <ShownOnce key={value} label={t`Secret`} value={value} hint={t`Whoever has it can write messages that look like ours.`}>
              <Trans>Copy the secret</Trans>
            </ShownOnce>
          )}
          {overlapUntil && (
            <p className="hint">
              <Trans>The one before it still signs too, until {format.moment(overlapUntil)}.</Trans>
            </p>
          )}
          <div>
            <Button
              icon={RotateCw}
              busy={replace.isPending}
              onClick={() => !replace.isPending && replace.mutate({ id, requestId: act(id) })}
            >
              <Trans>Make a new secret</Trans>
            </Button>
          </div>
          <div role="alert">
            <FieldError>{replace.error && !replace.isPending ? errorText(replace.error) : null}</FieldError>
          </div>
        </div>
      )}
    </Loaded>
  )
}
