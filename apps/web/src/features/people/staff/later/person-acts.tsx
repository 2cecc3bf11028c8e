import type { PersonView } from '@ipt/contracts'
import { Button, Dialog, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Eye, Link2, Lock, LockOpen, Mail, Merge } from 'lucide-react'
import { useState } from 'react'
import { ShownOnce } from '../../../../components/later/shown-once.tsx'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { ReasonForm } from '../../../../components/staff/reason-form.tsx'
import { forgetWords, useKeptWords } from '../../../../components/use-kept-words.ts'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useMe } from '../../../accounts/components/session.tsx'
import { MergeForm } from './merge-form.tsx'
import { useInvited } from './use-invited.ts'
import { usePersonWritten } from './use-person.ts'

/** What may be done with a person now: invite, merge with a duplicate, shut out, let in again. */
export function PersonActs({ person }: { person: PersonView }) {
  const { t } = useLingui()
  const toast = useToast()
  const me = useMe()
  const errorText = useErrorText()
  const format = useFormats()
  const written = usePersonWritten()
  const steadyId = useSteadyId()
  const followed = useInvited()
  const { id, name, can, state, invitation } = person
  const [asking, setAsking] = useState(false)
  const [merging, setMerging] = useState(false)
  const [reason, setReason] = useKeptWords(id)
  const invite = trpc.people.invite.useMutation({
    onSuccess: () => {
      followed()
      toast({ text: t`The invitation is on its way.` })
    },
  })
  const handOver = trpc.people.handOver.useMutation({ onSuccess: followed })
  const suspend = trpc.people.suspend.useMutation({
    onSuccess: (next) => {
      forgetWords(me.id, id)
      setReason('')
      setAsking(false)
      written(next)
      toast({ text: t`${name} is suspended, and signed out everywhere.` })
    },
  })
  const restore = trpc.people.restore.useMutation({
    onSuccess: (next) => {
      written(next)
      toast({ text: t`${name} can sign in again.` })
    },
  })
  // Another person's app: nothing of this one may stay in memory.
  const view = trpc.people.viewAs.useMutation({ onSuccess: () => location.assign('/') })
  const error = [invite, handOver, restore, view].find((each) => each.error && !each.isPending)?.error
  return (
    <div className="group">
      <div className="row wrap">
        {can.includes('invite') && (
          <Button
            variant="primary"
            icon={Mail}
            busy={invite.isPending}
            onClick={() => invite.mutate({ ids: [id], requestId: steadyId(['invite', id, invitation?.sentAt]) })}
          >
            {state === 'NONE' ? <Trans>Invite</Trans> : <Trans>Invite again</Trans>}
          </Button>
        )}
        {can.includes('handOver') && (
          <Button icon={Link2} busy={handOver.isPending} onClick={() => handOver.mutate({ id })}>
            <Trans>Link to hand over</Trans>
          </Button>
        )}
        {can.includes('merge') && (
          <Button icon={Merge} onClick={() => setMerging(true)}>
            <Trans>Merge</Trans>
          </Button>
        )}
        {can.includes('viewAs') && (
          <Button icon={Eye} busy={view.isPending} onClick={() => view.mutate({ id })}>
            <Trans>See the app as this person</Trans>
          </Button>
        )}
        {can.includes('suspend') && (
          <Button icon={Lock} onClick={() => setAsking(true)}>
            <Trans>Suspend</Trans>
          </Button>
        )}
        {can.includes('restore') && (
          <Button icon={LockOpen} busy={restore.isPending} onClick={() => restore.mutate({ id, requestId: steadyId(['restore', id]) })}>
            <Trans>Let in again</Trans>
          </Button>
        )}
      </div>
      {error && (
        <Notice tone="flagged" icon={CircleAlert} role="alert">
          {errorText(error)}
        </Notice>
      )}
      <Dialog open={handOver.data !== undefined} onClose={handOver.reset} title={<Trans>For {name} alone</Trans>} closeLabel={t`Close`}>
        {handOver.data && (
          <div className="group">
            <p>
              <Trans>
                Whoever opens this link makes the account of {name}: hand it to nobody else. It is good until{' '}
                {format.moment(handOver.data.expiresAt)}, earlier links are void, and the record says that you took it.
              </Trans>
            </p>
            <ShownOnce label={t`Link`} value={handOver.data.url}>
              <Trans>Copy the address</Trans>
            </ShownOnce>
          </div>
        )}
      </Dialog>
      <Dialog open={merging} onClose={() => setMerging(false)} title={<Trans>Merge {name}</Trans>} closeLabel={t`Close`}>
        <MergeForm person={person} onCancel={() => setMerging(false)} />
      </Dialog>
      <Dialog open={asking} onClose={() => setAsking(false)} title={<Trans>Suspend {name}</Trans>} closeLabel={t`Close`}>
        <ReasonForm
          label={<Trans>Why is this person shut out?</Trans>}
          hint={<Trans>From the next request on, on every device. What they wrote and decided stays.</Trans>}
          comment={reason}
          onComment={setReason}
          submitLabel={<Trans>Suspend</Trans>}
          submitIcon={Lock}
          busy={suspend.isPending}
          error={suspend.error}
          onSubmit={(comment) => suspend.mutate({ id, comment, requestId: steadyId(['suspend', id, comment]) })}
          onCancel={() => setAsking(false)}
        />
      </Dialog>
    </div>
  )
}
