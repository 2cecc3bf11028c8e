import type { OrganisationView } from '@ipt/contracts'
import { Button, Dialog, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, CircleAlert, Merge, RotateCcw, X } from 'lucide-react'
import { useState } from 'react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { ReasonForm } from '../../../../components/staff/reason-form.tsx'
import { forgetWords, useKeptWords } from '../../../../components/use-kept-words.ts'
import { codeOf } from '../../../../lib/errors.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useMe } from '../../../accounts/components/session.tsx'
import { MergeForm } from './merge-form.tsx'
import { useHostWritten } from './use-host.ts'

export interface HostActsProps {
  host: Pick<OrganisationView, 'id' | 'name' | 'version' | 'can' | 'status'>
  /** One primary button a screen: in a list, none is. */
  primary?: boolean
  /** After the host was approved, rejected or merged. */
  onDone?: () => void
}

/** What may be done with a host now: share it, turn it down, look at it again, merge it into another. */
export function HostActs({ host, primary = true, onDone }: HostActsProps) {
  const { t } = useLingui()
  const errorText = useErrorText()
  const written = useHostWritten()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const me = useMe()
  const [open, setOpen] = useState<'reject' | 'merge' | null>(null)
  const [reason, setReason] = useKeptWords(host.id)
  const { id, name, version, can, status } = host
  const decided = { id, version }
  const onError = (error: unknown) => {
    if (codeOf(error) !== null) void utils.organisations.invalidate()
  }
  const done = (next: OrganisationView, text: string) => {
    forgetWords(me.id, id)
    setReason('')
    setOpen(null)
    written(next, text)
    onDone?.()
  }
  const approve = trpc.organisations.approve.useMutation({ onSuccess: (next) => done(next, t`${name} is shared now.`), onError })
  const reject = trpc.organisations.reject.useMutation({ onSuccess: (next) => done(next, t`${name} was rejected.`), onError })
  const reopen = trpc.organisations.reopen.useMutation({ onSuccess: (next) => done(next, t`${name} is proposed again.`), onError })
  const act = approve.error ? approve : reopen
  return (
    <div className="group">
      <div className="row wrap">
        {can.includes('merge') && (
          <Button icon={Merge} onClick={() => setOpen('merge')}>
            <Trans>Merge</Trans>
            <span className="sr">{name}</span>
          </Button>
        )}
        {can.includes('reject') && (
          <Button icon={X} onClick={() => setOpen('reject')}>
            <Trans>Reject</Trans>
            <span className="sr">{name}</span>
          </Button>
        )}
        {can.includes('reopen') && (
          <Button
            icon={RotateCcw}
            busy={reopen.isPending}
            onClick={() => reopen.mutate({ ...decided, requestId: steadyId(['reopen', decided]) })}
          >
            <Trans>Propose again</Trans>
          </Button>
        )}
        {can.includes('approve') && (
          <Button
            variant={primary ? 'primary' : 'plain'}
            icon={Check}
            busy={approve.isPending}
            onClick={() => approve.mutate({ ...decided, requestId: steadyId(['approve', decided]) })}
          >
            <Trans>Approve and share</Trans>
            <span className="sr">{name}</span>
          </Button>
        )}
      </div>
      <div role="alert">
        {act.error && !act.isPending && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(act.error)}
          </Notice>
        )}
      </div>
      <Dialog open={open === 'reject'} onClose={() => setOpen(null)} title={t`Reject ${name}`} closeLabel={t`Close`}>
        <ReasonForm
          label={t`Why not?`}
          hint={t`It leaves the lists. You can propose it again later.`}
          comment={reason}
          onComment={setReason}
          submitLabel={t`Reject the host`}
          submitIcon={X}
          busy={reject.isPending}
          error={reject.error}
          onSubmit={(comment) => reject.mutate({ ...decided, comment, requestId: steadyId([decided, comment]) })}
          onCancel={() => setOpen(null)}
        />
      </Dialog>
      <Dialog open={open === 'merge'} onClose={() => setOpen(null)} title={t`Merge ${name}`} closeLabel={t`Close`}>
        <MergeForm
          host={{ id, name, status }}
          onMerged={(into) => done(into, t`${name} was merged into ${into.name}.`)}
          onCancel={() => setOpen(null)}
        />
      </Dialog>
    </div>
  )
}
